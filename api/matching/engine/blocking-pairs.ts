import { compareIds } from './cast.ts'

/** A pair that may be formed, by ids; `group` is the mentee's department key. */
export type PossiblePair = { mentor: string; mentee: string; score: number; group: string }

export type BlockingQuestion = {
  /** Permitted pairs only, each at most once, in any order: what private rules forbid must be left out before, so that nothing can show. A shortlist will do. */
  pairs: Iterable<PossiblePair>
  circles: { mentor: string; mentees: { id: string; score: number; group: string }[] }[]
  /** Seats of every mentor, also of those without a circle. */
  seats: ReadonlyMap<string, number>
  /** Must mentees of one circle come from different departments? */
  distinctDepartments: boolean
  /** Mentees whom an organizer holds where they are: they are neither asked nor moved. */
  locked?: ReadonlySet<string>
  /** Points that both must gain at least; default 50,000. */
  margin?: number
  /** How many are named; default 20. */
  most?: number
}

/** `leaves` is the mentee who would have to go, null where a seat is free. Gains in points, for a free seat the whole score. */
export type BlockingPair = { mentor: string; mentee: string; score: number; menteeGains: number; mentorGains: number; leaves: string | null }

export type BlockingPairs = { margin: number; count: number; strongest: BlockingPair[] }

type Member = { id: string; score: number; group: string }

/**
 * Pairs who are not together though both would gain by it: the mentee over the mentor they have, and the mentor over
 * the weakest mentee who could leave for it. They are counted and the strongest named, by what the less lucky of the two
 * gains; nothing is changed. A best total always leaves some, and to have the fewest of them is out of reach: among the
 * largest matchings that problem cannot even be approximated (Biró, Manlove and Mittal, "Size versus stability in the
 * marriage problem", 2010). Takes one look at each pair, and keeps only the strongest.
 */
export function findBlockingPairs({ pairs, circles, seats, distinctDepartments, locked, margin = 50_000, most = 20 }: BlockingQuestion): BlockingPairs {
  const membersOf = new Map(circles.map(({ mentor, mentees }) => [mentor, [...mentees].sort(weakestFirst)]))
  const placeOf = new Map(circles.flatMap(({ mentor, mentees }) => mentees.map(({ id, score }) => [id, { mentor, score }] as const)))
  let count = 0
  const strongest: BlockingPair[] = []

  for (const { mentor, mentee, score, group } of pairs) {
    const place = placeOf.get(mentee)
    const menteeGains = score - (place?.score ?? 0)
    if (menteeGains < margin || place?.mentor === mentor || locked?.has(mentee)) continue
    const leaving = whoLeaves(mentor, group)
    if (leaving === undefined) continue
    const mentorGains = score - (leaving?.score ?? 0)
    if (mentorGains < margin) continue
    count++
    keep({ mentor, mentee, score, menteeGains, mentorGains, leaves: leaving?.id ?? null })
  }

  /** null: a seat is free; undefined: nobody can make room. */
  function whoLeaves(mentor: string, group: string): Member | null | undefined {
    const present = membersOf.get(mentor) ?? []
    const rivals = distinctDepartments ? present.filter((member) => member.group === group) : []
    const offered = seats.get(mentor) ?? 0
    if (rivals.length > 1 || offered === 0) return undefined
    if (rivals.length === 0 && present.length < offered) return null
    return (rivals.length === 1 ? rivals : present).find(({ id }) => !locked?.has(id))
  }

  function keep(pair: BlockingPair): void {
    if (strongest.length === most && strongestFirst(strongest[most - 1]!, pair) <= 0) return
    strongest.push(pair)
    strongest.sort(strongestFirst)
    if (strongest.length > most) strongest.pop()
  }

  return { margin, count, strongest }
}

function weakestFirst(one: Member, other: Member): number {
  return one.score - other.score || compareIds(one.id, other.id)
}

function strongestFirst(one: BlockingPair, other: BlockingPair): number {
  const least = (pair: BlockingPair) => Math.min(pair.menteeGains, pair.mentorGains)
  const sum = (pair: BlockingPair) => pair.menteeGains + pair.mentorGains
  return least(other) - least(one) || sum(other) - sum(one) || compareIds(one.mentor, other.mentor) || compareIds(one.mentee, other.mentee)
}
