import { type Channel, channels, type Consent, type StoryState } from './contract.ts'

/** Who may bring a move about. `member`: anybody in the circle, or in the story. `system`: the last answer that was missing. */
export type Mover = 'member' | 'organizer' | 'system'

/** Every move that a story can make, and who brings it about; what is not here cannot happen. A withdrawn story is an end: telling it after all is a new one. */
const moves: readonly (readonly [from: StoryState, to: StoryState, by: readonly Mover[]])[] = [
  ['draft', 'asked', ['member']],
  // Other words, or the same asked anew: whoever had agreed is asked again.
  ['asked', 'asked', ['member']],
  ['asked', 'agreed', ['system']],
  // Other words by a member, shorter ones by the organizer, or somebody took their consent back before anything was published.
  ['agreed', 'asked', ['member', 'organizer']],
  ['agreed', 'published', ['organizer']],
  // On one more channel, or one less.
  ['published', 'published', ['organizer']],
  // Off the last channel.
  ['published', 'agreed', ['organizer']],
  ['published', 'withdrawn', ['member']],
]

export function mayMove(from: StoryState, to: StoryState, by: Mover): boolean {
  return moves.some((move) => move[0] === from && move[1] === to && move[2].includes(by))
}

/** Who looks at a story. `member`: of its circle. `everybody`: whoever else is signed in, managers and auditors among them. */
export type StoryReader = 'writer' | 'member' | 'organizer' | 'everybody'

/** Whether somebody reads the words of a story: the one place where that is decided. Everybody reads it on the program page alone. */
const readers: Record<StoryState, readonly StoryReader[]> = {
  draft: ['writer'],
  asked: ['writer', 'member'],
  agreed: ['writer', 'member', 'organizer'],
  published: ['writer', 'member', 'organizer', 'everybody'],
  withdrawn: ['writer', 'member'],
}

export function mayRead(state: StoryState, reader: StoryReader): boolean {
  return readers[state].includes(reader)
}

/** Where a story may be told: on channels to which everybody has said yes, by name or by function. None while an answer is missing. */
export function agreedChannels(consents: readonly (Consent | null)[]): Channel[] {
  if (consents.length === 0) return []
  return channels.filter((channel) => consents.every((consent) => consent !== null && consent[channel] !== 'no'))
}
