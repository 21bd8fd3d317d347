import type { Cohort } from '../programs/contract.ts'
import { fourSessions } from '../programs/packs/four-sessions.ts'

/** What the meeting in everybody's calendar says: what it is, session 1's agenda, the road ahead, and where to prepare. */
export function writeInvitation(parts: { cohort: Cohort; mentor: string; mentees: string[]; tabUrl: string }): { subject: string; bodyHtml: string } {
  const [first] = fourSessions
  if (!first) throw new Error('A roadmap has at least one stage.')
  const kind = parts.mentees.length === 1 ? 'pair' : 'circle'
  const agenda = first.agenda[kind].map((line) => `<li>${html(line.text)} (${line.minutes} min)</li>`).join('')
  const road = fourSessions.map((stage) => `<li>${html(stage.title)}</li>`).join('')
  return {
    subject: `${parts.cohort.program.name}: ${parts.mentor} with ${list(parts.mentees)}`,
    bodyHtml: [
      `<p>Your monthly mentoring ${kind} in ${html(parts.cohort.program.name)}. ${html(first.aim)}</p>`,
      `<p><b>Session 1: ${html(first.title)}</b></p><ol>${agenda}</ol>`,
      `<p><b>The road ahead</b></p><ol>${road}</ol>`,
      `<p><a href="${html(parts.tabUrl)}">Prepare in Crosspath</a></p>`,
    ].join(''),
  }
}

function list(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
