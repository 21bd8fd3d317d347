import type { Channel, StoryState, StoryWords, Teller } from '../../api/stories/contract.ts'
import type { Tone } from '../parts/status.tsx'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/stories.ts'

export const stateTones: Record<StoryState, Tone> = { draft: 'plain', asked: 'waiting', agreed: 'good', published: 'good', withdrawn: 'plain' }

/** Whose story it is, by name or by function as each of them wants it. */
export function tellersWords(tellers: readonly Teller[]): string {
  return say('toldBy', { people: listOf(tellers.map(tellerWords)) })
}

function tellerWords({ name, role, department }: Teller): string {
  if (name !== null) return name
  return department === null ? say('byFunctionOnly', { role }) : say('byFunction', { role, department })
}

export function channelsWords(channels: readonly Channel[]): string {
  return channels.map((channel) => say('channel', { channel })).join(' · ')
}

/** A story as plain text, to be put where Crosspath does not reach; the badge comes along. */
export function textOf({ title, before, did, after, figures }: StoryWords, tellers: readonly Teller[]): string {
  const parts = [title, `${say('before')}\n${before}`, `${say('did')}\n${did}`, `${say('after')}\n${after}`, figures, tellersWords(tellers), say('badge')]
  return parts.filter((part) => part !== '').join('\n\n')
}
