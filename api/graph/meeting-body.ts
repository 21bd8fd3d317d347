/** Marks what is ours in a meeting's text. */
const sectionId = 'crosspath-session'
/** Outlook puts x_ before ids in what it shows of other people's html. Our section holds no other div, so the first end is its own. */
const ours = new RegExp(`<div\\b[^>]*\\bid="?(?:x_)*${sectionId}"?[^>]*>[\\s\\S]*?</div>`, 'i')
/** How the join details of Teams begin, below everything else: the class of their frame, or the line drawn above them. */
const joinDetails = /(?:<br[^>]*>\s*)*<div\b[^>]*class="?[^">]*(?:me-email-text|MsoNormal-teams)[^>]*>|(?:<div[^>]*>\s*)*_{20,}/i
const bodyStart = /<body\b[^>]*>/i

/** Our own text, framed so that it is found again. */
export function frameSection(html: string): string {
  return `<div id="${sectionId}">${html}</div>`
}

/**
 * The same text with our section replaced and all else kept: the join details of an online meeting live in its text, and whoever
 * writes over them takes the meeting offline (learn.microsoft.com/graph/api/event-update). Where our frame was lost on the way, what
 * stands above the join details is ours; where those are not found either, our section is put on top.
 */
export function replaceSection(body: string, html: string): string {
  const section = frameSection(html)
  if (ours.test(body)) return body.replace(ours, () => section)
  const opening = bodyStart.exec(body)
  const from = opening ? opening.index + opening[0].length : 0
  const details = joinDetails.exec(body.slice(from))
  return body.slice(0, from) + section + body.slice(details ? from + details.index : from)
}

/** Whether a text says in our section what it should: compared as people read it, since Exchange writes html its own way. */
export function hasSection(body: string, html: string): boolean {
  const found = ours.exec(body)
  return found !== null && words(found[0]) === words(html)
}

function words(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&nbsp;|&#160;/gi, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
