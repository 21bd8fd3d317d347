import type { Cohort } from '../programs/contract.ts'
import { sessionOf } from '../programs/get-pack.ts'
import type { Pack, PreparationLine } from '../roadmap/plan/content.ts'

export type InvitationParts = {
  cohort: Cohort
  pack: Pack
  /** Null while the circle looks for one. */
  mentor: string | null
  mentees: string[]
  /** Address in the tab of one session, from 1; of the whole roadmap for null. */
  tabUrl: (session: number | null) => string
}
/** `bodyHtml` is a fragment of paragraphs and lists. */
export type Invitation = { subject: string; bodyHtml: string }

/** What the series says as a whole: what it is, the road ahead, and where everything is. */
export function writeInvitation(parts: InvitationParts): Invitation {
  return {
    subject: nameOf(parts),
    bodyHtml: [
      `<p>Your monthly mentoring ${kindOf(parts)} in ${html(parts.cohort.program.name)}. ${html(parts.cohort.program.purpose)}</p>`,
      `<p><b>The road ahead</b></p><ol>${parts.pack.sessions.map((session) => `<li>${html(session.title)}</li>`).join('')}</ol>`,
      `<p><a href="${html(parts.tabUrl(null))}">Open the roadmap in Crosspath</a></p>`,
    ].join(''),
  }
}

/** What one occurrence says: which session it is and what for, how the hour goes, what each brings, and the link to prepare it. */
export function writeSession(parts: InvitationParts, number: number): Invitation {
  const stage = sessionOf(parts.pack, number)
  const place = `Session ${number} of ${parts.cohort.program.sessions}`
  const agenda = stage.agenda[kindOf(parts)].map((line) => `<li>${html(line.text)} (${line.minutes} min)</li>`).join('')
  return {
    subject: `${place}: ${stage.shortTitle} · ${nameOf(parts)}`,
    bodyHtml: [
      `<p><b>${place}: ${html(stage.title)}</b></p><p>${html(stage.aim)}</p>`,
      `<p><b>Agenda</b></p><ol>${agenda}</ol>`,
      prepare(parts.mentees.length === 1 ? 'The mentee prepares' : 'Mentees prepare', stage.preparation.mentee),
      prepare('The mentor prepares', stage.preparation.mentor),
      `<p><a href="${html(parts.tabUrl(number))}">Prepare this session in Crosspath</a></p>`,
    ].join(''),
  }
}

/** A meeting besides the sessions; the names begin with who booked it. */
export function writeCheckIn({ program, names, tabUrl }: { program: string; names: string[]; tabUrl: string }): Invitation {
  return {
    subject: `Mentoring check-in: ${list(names)}`,
    bodyHtml: [
      `<p>An extra conversation between the sessions of ${html(program)}. What is on your mind, what did you try, what would help next?</p>`,
      `<p><a href="${html(tabUrl)}">Your circle in Crosspath</a></p>`,
    ].join(''),
  }
}

function kindOf({ mentees }: InvitationParts): 'pair' | 'circle' {
  return mentees.length === 1 ? 'pair' : 'circle'
}

function nameOf({ cohort, mentor, mentees }: InvitationParts): string {
  return `${cohort.program.name}: ${mentor === null ? '' : `${mentor} with `}${list(mentees)}`
}

function prepare(title: string, lines: PreparationLine[]): string {
  return `<p><b>${title}</b></p><ul>${lines.map((line) => `<li>${html(line.text)} (${line.minutes} min)</li>`).join('')}</ul>`
}

function list(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
