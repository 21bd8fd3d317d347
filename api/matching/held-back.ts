import { createCipheriv, createHmac } from 'node:crypto'
import type { MatchInstance } from './engine/types.ts'

/** Draws which pairs are held back. Each person is drawn by an id of their enrolment and its wishes, so that new ones are a new draw. */
export type Lottery = { secret: string; perMille: number; mentorIds: Map<string, string>; menteeIds: Map<string, string> }

/**
 * The same instance with every private veto and every pair held back by lot said in one and the same way: as `never` of the
 * mentee. Nothing that is computed from it, also not its hash, can tell a veto from a lot; so whatever an organizer compares,
 * a pair that never comes about may always be the lot's. Mentees who would rather not meet one another stay apart too.
 */
export function withHeldBack(instance: MatchInstance, lots: Map<string, string[]>): MatchInstance {
  const barred = new Map(instance.mentees.map((mentee) => [mentee.person, new Set([...(mentee.never ?? []), ...(lots.get(mentee.person) ?? [])])]))
  const mentors = new Set(instance.mentors.map((mentor) => mentor.person))
  for (const mentor of instance.mentors) for (const mentee of mentor.never ?? []) barred.get(mentee)?.add(mentor.person)
  return {
    ...instance,
    mentors: instance.mentors.map((mentor) => ({ ...mentor, never: [] })),
    mentees: instance.mentees.map((mentee) => ({ ...mentee, never: [...(barred.get(mentee.person) ?? [])].filter((id) => mentors.has(id) || barred.has(id)).sort() })),
  }
}

/**
 * The pairs that are held back by lot, by mentee: a fixed share of all pairs, always the same for the same secret. Tokens by
 * HMAC-SHA256, then one block of AES per pair, because there are millions of pairs in a large cohort.
 */
export function drawLots({ secret, perMille, mentorIds, menteeIds }: Lottery): Map<string, string[]> {
  const lots = new Map<string, string[]>()
  if (perMille === 0) return lots
  const token = (role: string, id: string) => createHmac('sha256', secret).update(`${role} ${id}`).digest()
  const key = token('key', '').subarray(0, 16)
  const mentors = [...mentorIds]
  const blocks = Buffer.alloc(mentors.length * 16)
  mentors.forEach(([, id], at) => token('mentor', id).copy(blocks, at * 16, 0, 8))
  const limit = (perMille / 1_000) * 2 ** 32
  for (const [mentee, id] of menteeIds) {
    const own = token('mentee', id)
    for (let at = 8; at < blocks.length; at += 16) own.copy(blocks, at, 0, 8)
    const drawn = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(blocks)
    const held = mentors.flatMap(([mentor], at) => (drawn.readUInt32LE(at * 16) < limit ? [mentor] : []))
    if (held.length > 0) lots.set(mentee, held)
  }
  return lots
}
