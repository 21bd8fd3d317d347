import { createCipheriv, createHmac } from 'node:crypto'
import type { MatchInstance } from './engine/types.ts'

/**
 * Draws which pairs are held back: `perMille` of all pairs of a mentor and a mentee, and a quarter of that of all pairs of
 * mentees. Each person who takes part stands with how often they have changed whom they would rather not be with: each
 * time the lot draws once more among their pairs, and what was drawn stays drawn. So a pair that comes about no more after
 * a change may be the lot's as well, and drawing again and again separates nothing.
 */
export type Lottery = { secret: string; perMille: number; /** How many of a thousand pairs of a mentor and a mentee it favours, see wishes-that-count.ts. */ favoursPerMille: number; mentorIds: Map<string, number>; menteeIds: Map<string, number> }

/** Who changes their mind without end would be left with nobody. */
const mostDraws = 10

/**
 * The same instance with every private veto and every pair held back by lot said in one and the same way: as `never` of the
 * mentee. Nothing that is computed from it, also not its hash, can tell a veto from a lot; so whatever an organizer compares,
 * a pair that never comes about may always be the lot's. Two mentees are said with the one whose id comes first.
 */
export function withHeldBack(instance: MatchInstance, lots: Map<string, string[]>): MatchInstance {
  const mentors = new Set(instance.mentors.map((mentor) => mentor.person))
  const apart = new Map(instance.mentees.map((mentee) => [mentee.person, new Set<string>()]))
  const keep = (mentee: string, other: string): void => {
    if (mentors.has(other)) apart.get(mentee)?.add(other)
    if (apart.has(other) && mentee !== other) apart.get(mentee < other ? mentee : other)?.add(mentee < other ? other : mentee)
  }
  for (const [mentee, others] of lots) for (const other of others) keep(mentee, other)
  for (const mentee of instance.mentees) for (const other of mentee.never ?? []) keep(mentee.person, other)
  for (const mentor of instance.mentors) for (const mentee of mentor.never ?? []) if (apart.has(mentee)) apart.get(mentee)!.add(mentor.person)
  return {
    ...instance,
    mentors: instance.mentors.map((mentor) => ({ ...mentor, never: [] })),
    mentees: instance.mentees.map((mentee) => ({ ...mentee, never: [...(apart.get(mentee.person) ?? [])].sort() })),
  }
}

/**
 * The people who are held back from each mentee by lot, always the same for the same secret. Tokens by HMAC-SHA256, then
 * one block of AES per pair, because there are millions of pairs in a large cohort.
 * @param among 'mentors': pairs of two mentees are not drawn.
 */
export function drawLots({ secret, perMille, mentorIds, menteeIds }: Lottery, among: 'everybody' | 'mentors' = 'everybody'): Map<string, string[]> {
  const lots = new Map<string, string[]>()
  if (perMille === 0) return lots
  const token = (words: string) => createHmac('sha256', secret).update(words).digest()
  const key = token('key').subarray(0, 16)
  const tokensOf = (role: string, ids: string[]) => ids.map((id) => token(`${role} ${id}`))
  const [mentors, mentees] = [[...mentorIds.keys()], [...menteeIds.keys()]]
  const [mentorTokens, menteeTokens] = [tokensOf('mentor', mentors), tokensOf('mentee', mentees)]

  /** Of these others, the places of those whom this draw holds back. */
  function draw(drawer: string, others: Buffer[], share: number): number[] {
    const own = token(drawer)
    const blocks = Buffer.alloc(others.length * 16)
    others.forEach((other, at) => {
      other.copy(blocks, at * 16, 0, 8)
      own.copy(blocks, at * 16 + 8, 0, 8)
    })
    const drawn = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(blocks)
    const limit = share * 2 ** 32
    return others.flatMap((_, at) => (drawn.readUInt32LE(at * 16) < limit ? [at] : []))
  }

  const hold = (mentee: string, other: string): void => {
    const held = lots.get(mentee)
    if (!held) lots.set(mentee, [other])
    else if (!held.includes(other)) held.push(other)
  }
  const share = perMille / 1_000
  mentees.forEach((mentee, at) => {
    for (let round = 0; round <= Math.min(mostDraws, menteeIds.get(mentee)!); round++) {
      for (const other of draw(`mentee ${mentee} ${round}`, mentorTokens, share)) hold(mentee, mentors[other]!)
      if (among === 'mentors') continue
      // The first draw is one for both; a later one is the drawer's, with everybody.
      const [from, peers] = round === 0 ? [at + 1, menteeTokens.slice(at + 1)] : [0, menteeTokens]
      const drawer = round === 0 ? `peers ${mentee}` : `peers ${mentee} ${round}`
      for (const other of draw(drawer, peers, share / 4)) if (from + other !== at) hold(mentee, mentees[from + other]!)
    }
  })
  for (const [mentor, changes] of mentorIds) {
    for (let round = 1; round <= Math.min(mostDraws, changes); round++) {
      for (const other of draw(`mentor ${mentor} ${round}`, menteeTokens, share)) hold(mentees[other]!, mentor)
    }
  }
  return lots
}
