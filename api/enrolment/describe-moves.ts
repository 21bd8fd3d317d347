import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getPeople } from '../people/get-person.ts'
import type { EnrolmentMove, EnrolmentRole } from './contract.ts'
import { dayInWords } from './present.ts'
import { findEnrolment, listMoves, type MoveRecord } from './store.ts'

/**
 * What became of an enrolment, step by step.
 * @param viewer its owner, or an organizer; drafts are their owners' alone.
 * @throws AppError not_found to anybody else.
 */
export async function listEnrolmentMoves(context: Pick<Context, 'db'>, viewer: { personId: string; isOrganizer: boolean }, enrolmentId: string): Promise<EnrolmentMove[]> {
  const record = await findEnrolment(context.db, enrolmentId)
  const mayRead = record?.personId === viewer.personId || (viewer.isOrganizer && record !== null && record.submittedAt !== null)
  if (!record || !mayRead) throw new AppError('not_found', 'There is no such enrolment of yours.')
  const moves = await listMoves(context.db, enrolmentId)
  const person = await getPeople(context, [record.personId, ...moves.map((move) => move.byPersonId)])
  return moves.map((move) => {
    const by = move.byPersonId === null ? null : person(move.byPersonId)
    return { at: move.movedAt, from: move.fromState, to: move.toState, by, sentence: describeMove(move, { by: by?.displayName ?? null, owner: person(record.personId).displayName }, record.answers.role) }
  })
}

/** One move in a sentence. @param role what they asked to be. */
export function describeMove(move: Omit<MoveRecord, 'movedAt' | 'byPersonId'>, names: { by: string | null; owner: string }, role: EnrolmentRole): string {
  const by = names.by ?? 'Crosspath'
  const where = move.door === 'card' ? ' in Teams' : ''
  const words = move.reason ? `: “${move.reason}”` : '.'
  const until = move.untilOn ? ` until ${dayInWords(move.untilOn)}` : ''
  switch (move.why) {
    case 'sent':
      return `${by} sent the request.`
    case 'nobody-to-ask':
      return move.toState === 'waitlisted' ? `${whyNobody(role)} All places were taken, so it waits for one.` : `${whyNobody(role)} So it was approved at once.`
    case 'decided':
      return decided(move, by, where, words)
    case 'decided-again':
      return `${by} changed the decision to no${where}${words}`
    case 'asked-to-wait':
      return `${by} asked${where} to wait${until}${words}`
    case 'asked-anew':
      return 'The day had come, so it was asked again.'
    case 'nobody-answered':
      return `Nobody answered${move.workingDays === null ? ' in time' : ` for ${inWords(move.workingDays)} working ${move.workingDays === 1 ? 'day' : 'days'}`}, so it closed.`
    case 'cohort-finished':
      return 'The cohort ended before anybody answered, so it closed.'
    case 'season-over':
      return seasonOver(move)
    case 'place-free':
      return 'A place came free, and it went to the first in line.'
    case 'waits-for-draw':
      return `${names.by === null ? whyNobody(role) : `${by} approved this${where}.`} Places are given by lot, so it waits for the draw.`
    case 'drawn':
      return 'The lot was drawn, and fell on them.'
    case 'circle-formed':
      return 'A circle was formed.'
    case 'no-circle':
      return 'There was no circle this time, so it waits for the next one.'
    case 'first-session':
      return 'The first session began.'
    case 'last-session':
      return 'The last session was closed.'
    case 'ended-well':
      return `${by} let the circle end well, with what it had reached.`
    case 'circle-ended':
      return 'The circle ended, so it waits for another one.'
    case 'taken-back':
      return `${by} took it back.`
    case 'left-circle':
      return `${by} left the circle.`
    case 'left-company':
      return `${names.owner} is no longer in the company directory.`
    case 'break-began':
      return `${by} took a break${until}.`
    case 'came-back':
      return `${by} came back from the break.`
    case 'break-over':
      return 'The break was over.'
    case 'break-goes-on':
      return `The break goes on${until}.`
    case null:
      return before(move, by, where, words)
  }
}

function decided({ toState }: Pick<MoveRecord, 'toState'>, by: string, where: string, words: string): string {
  if (toState === 'declined') return `${by} said no${where}${words}`
  return `${by} approved this${where}.${toState === 'waitlisted' ? ' All places were taken, so it waits for one.' : ''}`
}

/** A mentee is always asked about, unless they are the organizer and nobody is above them. */
function whyNobody(role: EnrolmentRole): string {
  return role === 'mentee' ? 'There was nobody to ask: they are the organizer, and nobody is above them in the org chart.' : 'Nobody needed to be asked.'
}

function seasonOver({ fromState, toState }: Pick<MoveRecord, 'fromState' | 'toState'>): string {
  if (toState === 'completed') return 'The season is over, and the circle has had its sessions.'
  return fromState === 'matched' ? 'The season is over, and the circle had not come to meet.' : 'The season is over, and there was no circle this time.'
}

/** Moves from before it was kept what brought them about. */
function before(move: Pick<MoveRecord, 'toState'>, by: string, where: string, words: string): string {
  switch (move.toState) {
    case 'submitted':
      return `${by} sent the request.`
    case 'approved':
    case 'declined':
      return decided(move, by, where, words)
    case 'waitlisted':
      return 'There was no circle, so it waits for the next one.'
    case 'matched':
      return 'A circle was formed.'
    case 'completed':
      return 'The last session was closed.'
    default:
      return `${by} took it back.`
  }
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

function inWords(count: number): string {
  return small[count] ?? String(count)
}
