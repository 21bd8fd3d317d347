import type { EnrolmentRole, EnrolmentState } from './contract.ts'

/** Where an enrolment may go from each state. Declined, completed and withdrawn are ends: asking again is a new enrolment. */
const moves: Record<EnrolmentState, readonly EnrolmentState[]> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['approved', 'declined', 'withdrawn'],
  approved: ['matched', 'waitlisted', 'withdrawn'],
  waitlisted: ['matched', 'withdrawn'],
  declined: [],
  // Back to waiting when the circle ends around somebody, and out when they leave it themselves.
  matched: ['completed', 'waitlisted', 'withdrawn'],
  completed: [],
  withdrawn: [],
}

/** Whether an enrolment may move from one state to another. */
export function mayMove(from: EnrolmentState, to: EnrolmentState): boolean {
  return moves[from].includes(to)
}

/** Answers can be changed by their owner until somebody decides on them. */
export function mayChangeAnswers(state: EnrolmentState): boolean {
  return state === 'draft'
}

/**
 * What the owner of an enrolment reads about its state.
 * @param names approver: who is asked; reason: what the approver wrote on declining; circleEnded: they wait because their circle ended around them.
 */
export function sentenceFor(state: EnrolmentState, role: EnrolmentRole, names: { approver: string | null; reason: string | null; circleEnded?: boolean }): string {
  const approver = names.approver ?? 'The organizer'
  if (state === 'waitlisted' && names.circleEnded) return 'Your circle has ended, through nothing you did. You are on the waitlist and keep your answers: as soon as there is a circle for you, we tell you. There is nothing to do, and you can leave at any time.'
  switch (state) {
    case 'draft':
      return 'You have begun. Nobody else can see this yet.'
    case 'submitted':
      return `${approver} has been asked and will get a card in Teams. You can take it back at any time.`
    case 'approved':
      return role === 'mentor' ? 'You are in as a mentor. We tell you when your circle is formed.' : 'You are in. We tell you when your circle is formed; until then there is nothing to do.'
    case 'waitlisted':
      return role === 'mentor'
        ? 'This time there was no circle for you. You are on the waitlist and keep your place: as soon as somebody fits, we tell you. There is nothing to do, and you can leave at any time.'
        : 'This time no mentor was found who fits. You are on the waitlist and keep your place: as soon as one is free, we tell you. There is nothing to do, and you can leave at any time.'
    case 'declined':
      return names.reason ? `Not this time. ${approver} wrote: “${names.reason}” You may ask again.` : 'Not this time. You may ask again.'
    case 'matched':
      return 'You have a circle.'
    case 'completed':
      return 'Your circle has ended as planned.'
    case 'withdrawn':
      return 'You have left. No reason is needed, and you may come back.'
  }
}
