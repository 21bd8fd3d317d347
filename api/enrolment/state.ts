import type { EnrolmentRole, EnrolmentState } from './contract.ts'

/** Who may bring a move about. `system` is the clock, a match run, a closed session or the directory. */
export type Mover = 'owner' | 'approver' | 'organizer' | 'system'

/**
 * Every move that an enrolment can make, and who brings it about; what is not here cannot happen.
 * When a season is over, the system completes whose circle has met and lets go everybody else. Declined, completed and withdrawn are ends: asking again is a new enrolment.
 */
const moves: readonly (readonly [from: EnrolmentState, to: EnrolmentState, by: readonly Mover[]])[] = [
  ['draft', 'submitted', ['owner']],
  ['draft', 'withdrawn', ['owner']],

  ['submitted', 'approved', ['approver', 'system']],
  // Approved where all places are taken.
  ['submitted', 'waitlisted', ['approver', 'system']],
  // By the system where nobody answered in time.
  ['submitted', 'declined', ['approver', 'system']],
  ['submitted', 'not-until', ['approver']],
  ['submitted', 'withdrawn', ['owner', 'system']],

  // The day has come: the approver is asked again.
  ['not-until', 'submitted', ['system']],
  // Another day.
  ['not-until', 'not-until', ['approver']],
  ['not-until', 'approved', ['approver']],
  ['not-until', 'waitlisted', ['approver']],
  ['not-until', 'declined', ['approver', 'system']],
  ['not-until', 'withdrawn', ['owner', 'system']],

  ['approved', 'matched', ['system']],
  ['approved', 'waitlisted', ['system']],
  ['approved', 'paused', ['owner']],
  ['approved', 'declined', ['approver']],
  ['approved', 'withdrawn', ['owner', 'system']],

  // A place came free, or a circle.
  ['waitlisted', 'approved', ['system']],
  ['waitlisted', 'matched', ['system', 'organizer']],
  // By the system where the circle ends during a break, which goes on.
  ['waitlisted', 'paused', ['owner', 'system']],
  ['waitlisted', 'declined', ['approver']],
  ['waitlisted', 'withdrawn', ['owner', 'system']],

  // The first session has begun.
  ['matched', 'active', ['system']],
  // The circle ended around somebody, or the organizer looks for another one.
  ['matched', 'waitlisted', ['system', 'organizer']],
  ['matched', 'paused', ['owner']],
  // The approver's late no.
  ['matched', 'declined', ['approver']],
  ['matched', 'completed', ['system', 'organizer']],
  ['matched', 'withdrawn', ['owner', 'system']],

  ['active', 'waitlisted', ['system', 'organizer']],
  ['active', 'paused', ['owner']],
  ['active', 'declined', ['approver']],
  ['active', 'completed', ['system', 'organizer']],
  ['active', 'withdrawn', ['owner', 'system']],

  // Back to where it was, by its owner or on the day.
  ['paused', 'approved', ['owner', 'system']],
  ['paused', 'waitlisted', ['owner', 'system', 'organizer']],
  ['paused', 'matched', ['owner', 'system']],
  ['paused', 'active', ['owner', 'system']],
  ['paused', 'declined', ['approver']],
  ['paused', 'completed', ['system', 'organizer']],
  ['paused', 'withdrawn', ['owner', 'system']],
]

/** Whether an enrolment may move from one state to another; with `by`, whether they may bring it about. */
export function mayMove(from: EnrolmentState, to: EnrolmentState, by?: Mover): boolean {
  return moves.some((move) => move[0] === from && move[1] === to && (by === undefined || move[2].includes(by)))
}

/** Who brings a move about that comes by some door: nobody in person, the owner, or somebody who decides on it. */
export function moversOf(door: 'tab' | 'card' | 'system', byPersonId: string | null, ownerId: string): readonly Mover[] {
  if (door === 'system' || byPersonId === null) return ['system']
  return byPersonId === ownerId ? ['owner'] : ['approver', 'organizer']
}

/** Answers can be changed by their owner until somebody decides on them. */
export function mayChangeAnswers(state: EnrolmentState): boolean {
  return state === 'draft'
}

/** Whether somebody in this state has a circle, or goes back to one after a break. */
export function isInCircle(state: EnrolmentState, pausedFrom: EnrolmentState | null): boolean {
  const present = state === 'paused' ? pausedFrom : state
  return present === 'matched' || present === 'active'
}

/** What a sentence about a state is made of; what is not known is null. */
export type Telling = {
  /** Who is asked, or decided. */
  approver: string | null
  /** What the approver wrote on declining, or on asking to wait. */
  reason: string | null
  /** They are the organizer, and nobody is above them in the org chart. */
  nobodyAbove?: boolean
  /** They wait because their circle ended around them. */
  circleEnded?: boolean
  /** Nobody answered in time. */
  expired?: boolean
  /** What a waitlisted one waits for. */
  waitsFor?: 'place' | 'circle' | null
  /** Where places go by lot: whether it is drawn, and the day on which it is, in words. */
  draw?: { drawn: boolean; on: string } | null
  /** What it was when the season ended and took it out; null where that did not happen. */
  seasonOverFrom?: EnrolmentState | null
  /** The day until which it rests, in words. */
  until?: string | null
}

/** What the owner of an enrolment reads about its state, in one or two plain sentences. */
export function sentenceFor(state: EnrolmentState, role: EnrolmentRole, told: Telling): string {
  const approver = told.approver ?? 'The organizer'
  const until = told.until ?? 'the day you chose'
  switch (state) {
    case 'draft':
      return 'You have begun. Nobody else can see this yet.'
    case 'submitted':
      return `${approver} has been asked and will get a card in Teams. You can take it back at any time.`
    case 'approved':
      if (told.nobodyAbove) return 'You are in: nobody is above you in the org chart, and you are the organizer, so there was nobody to ask. We tell you when your circle is formed.'
      return role === 'mentor' ? 'You are in as a mentor. We tell you when your circle is formed.' : 'You are in. We tell you when your circle is formed; until then there is nothing to do.'
    case 'not-until':
      return `${approver} asks you to wait until ${until}${told.reason ? ` and wrote: “${told.reason}”` : '.'} Your answers are kept, and we ask again on that day without your doing.`
    case 'paused':
      return `You are taking a break until ${until}. Others read that you are away, never why; it ends by itself, and you can come back at any time.`
    case 'waitlisted':
      return waiting(role, told)
    case 'declined':
      if (told.expired) return 'Nobody answered in time, so this request has closed. That says nothing about you, and you may ask again.'
      return told.reason ? `Not this time. ${approver} wrote: “${told.reason}” You may ask again.` : 'Not this time. You may ask again.'
    case 'matched':
      return 'You have a circle.'
    case 'active':
      return 'Your circle is under way.'
    case 'completed':
      return 'Your circle has ended as planned.'
    case 'withdrawn':
      if (told.seasonOverFrom) return `This season is over, and ${told.seasonOverFrom === 'matched' ? 'your circle did not come to meet' : 'there was no circle for you'}. That says nothing about you: your answers are kept, and the next one stands on your Home page as soon as it opens.`
      return 'You have left. No reason is needed, and you may come back.'
  }
}

function waiting(role: EnrolmentRole, told: Telling): string {
  const stay = 'There is nothing to do, and you can leave at any time.'
  if (told.waitsFor === 'place' && told.draw) {
    return told.draw.drawn
      ? `You are approved. Places were given by lot, which says nothing about you, and all are taken right now. You are in line: as soon as a place is free, it is yours, and we tell you. ${stay}`
      : `You are approved. Places are given by lot this time, so that everybody has the same chance: the draw is on ${told.draw.on}, and we tell you how it fell. ${stay}`
  }
  if (told.waitsFor === 'place') return `You are approved, and all places are taken right now. You are on the waitlist in the order of approval: as soon as a place is free, it is yours. ${stay}`
  if (told.circleEnded) return `Your circle has ended, through nothing you did. You are on the waitlist and keep your answers: as soon as there is a circle for you, we tell you. ${stay}`
  return role === 'mentor'
    ? `This time there was no circle for you. You are on the waitlist and keep your place: as soon as somebody fits, we tell you. ${stay}`
    : `This time no mentor was found who fits. You are on the waitlist and keep your place: as soon as one is free, we tell you. ${stay}`
}
