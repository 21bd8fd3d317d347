import { z } from 'zod'
import { type Graph, graphStatus } from './client.ts'
import { Hopeless } from './failures.ts'

/** A mail with one link. All words are plain text. */
export type Letter = { subject: string; lines: string[]; button: string; link: string }

const Addressed = z.object({ mail: z.string().nullable().optional() })

/**
 * Sends a mail from a mailbox of the company (user principal name or id); no copy of it stays there. Accepted is all that is
 * known of it: whether it was delivered, Outlook does not say.
 * Source: learn.microsoft.com/graph/api/user-sendmail
 * @throws Hopeless when the person has no address, GraphError 403 when Mail.Send does not reach the mailbox, 404 when it does not exist.
 */
export async function sendMail(graph: Graph, senderId: string, personId: string, letter: Letter): Promise<void> {
  const address = await readAddress(graph, personId)
  await graph.post(`/users/${encodeURIComponent(senderId)}/sendMail`, {
    message: { subject: letter.subject, body: { contentType: 'html', content: htmlOf(letter) }, toRecipients: [{ emailAddress: { address } }] },
    saveToSentItems: false,
  })
}

async function readAddress(graph: Graph, personId: string): Promise<string> {
  try {
    const { mail } = Addressed.parse(await graph.get(`/users/${personId}?$select=mail`))
    if (mail) return mail
  } catch (error) {
    if (graphStatus(error) !== 404) throw error
    throw new Hopeless('The directory does not know them any more.')
  }
  throw new Hopeless('They have no mail address in the directory.')
}

/** Looks like any short mail of a colleague: one paragraph a line, and one link. */
function htmlOf({ lines, button, link }: Letter): string {
  const paragraphs = lines.map((line) => `<p style="margin:0 0 12px">${escaped(line)}</p>`).join('')
  const anchor = `<p style="margin:16px 0 0"><a href="${escaped(link)}" style="color:#4f52b2;font-weight:600">${escaped(button)}</a></p>`
  return `<div style="font-family:'Segoe UI',Arial,sans-serif;font-size:14px;line-height:20px">${paragraphs}${anchor}</div>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
