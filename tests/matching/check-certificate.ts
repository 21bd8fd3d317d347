import type { Certificate, MatchAnswer, MatchInstance, PermittedPair } from '#api/matching/engine/types.ts'

/**
 * Checks an answer's proof from what is written down alone, without the engine: every permitted pair is priced, and the
 * prices add up to what the circles are worth. Returns what is wrong, in words; nothing when the proof holds.
 * Rules that are not given are read as the file format's defaults. With `points` 0 scores and penalties weigh nothing.
 */
export function checkCertificate(instance: MatchInstance, pairs: PermittedPair[], answer: MatchAnswer, certificate: Certificate, points: 0 | 1 = 1): string[] {
  const wrong: string[] = []
  const { distinctDepartments = 'hard', sameDepartmentPenalty = 200_000, floors = [], circleSize = 3, departmentLevel = 1 } = instance.rules ?? {}
  const penalty = distinctDepartments === 'hard' ? Infinity : distinctDepartments === 'prefer' ? sameDepartmentPenalty * points : 0
  const cost = (already: number) => (already === 0 ? 0 : penalty * already)
  const key = (mentorId: string, menteeId: string) => `${mentorId}\n${menteeId}`
  const stood = new Set((instance.standing ?? []).map((pair) => key(pair.mentor, pair.mentee)))
  const worth = (mentorId: string, menteeId: string, score: number) =>
    floors.reduce((sum, floor, tier) => sum + (score >= floor ? certificate.tiers[tier]! : 0), certificate.M + (stood.has(key(mentorId, menteeId)) ? certificate.kept! : 0) + score * points)
  const mentee = new Map(Object.entries(certificate.mentee))
  const mentor = new Map(Object.entries(certificate.mentor))
  const group = new Map(Object.entries(certificate.group))
  if (points === 1 && certificate.M <= 1_000_000 * instance.mentees.length) wrong.push('M is too small to put matches first')
  for (const [of, price] of [...mentee, ...mentor, ...group]) if (!Number.isSafeInteger(price) || price < 0) wrong.push(`the price of ${of} is ${price}`)
  if (penalty === 0 && group.size > 0) wrong.push('departments are priced though they do not count')

  const permitted = new Map(pairs.map((pair) => [key(pair.mentor, pair.mentee), pair]))
  for (const pair of pairs) {
    const paid = (mentee.get(pair.mentee) ?? 0) + (mentor.get(pair.mentor) ?? 0) + (group.get(`${pair.mentor}|${pair.group}`) ?? 0)
    const most = worth(pair.mentor, pair.mentee, pair.score)
    if (paid < most || !Number.isSafeInteger(most)) wrong.push(`${pair.mentor} and ${pair.mentee} could improve it`)
  }

  const named = new Map(pairs.map((pair) => [pair.mentee, pair.group]))
  const departments = new Map(instance.people.map(({ id, department }) => [id, department[departmentLevel - 1] ?? named.get(id) ?? `(none) ${id}`]))
  const seats = new Map(instance.mentors.map(({ person, capacity }) => [person, Math.min(capacity, circleSize)]))
  const locked = new Set((instance.locks ?? []).map((lock) => key(lock.mentor, lock.mentee)))
  const held = new Map<string, number>()
  const placed = new Set<string>()
  let reached = 0n
  for (const circle of answer.circles) {
    if (circle.mentees.length > seats.get(circle.mentor)!) wrong.push(`${circle.mentor} has too many mentees`)
    const isLocked = ({ id }: { id: string }) => locked.has(key(circle.mentor, id))
    const present = new Map<string, number>()
    for (const one of [...circle.mentees.filter(isLocked), ...circle.mentees.filter((other) => !isLocked(other))]) {
      if (placed.has(one.id)) wrong.push(`${one.id} is in two circles`)
      placed.add(one.id)
      const slot = `${circle.mentor}|${departments.get(one.id)}`
      const already = present.get(slot) ?? 0
      present.set(slot, already + 1)
      if (isLocked(one)) {
        held.set(slot, already + 1)
        seats.set(circle.mentor, seats.get(circle.mentor)! - 1)
      } else if (permitted.get(key(circle.mentor, one.id))?.score !== one.score || cost(already) === Infinity) wrong.push(`${circle.mentor} may not mentor ${one.id} for ${one.score}`)
      else reached += BigInt(worth(circle.mentor, one.id, one.score) - cost(already))
    }
  }

  let allowed = [...mentee.values()].reduce((sum, price) => sum + BigInt(price), 0n)
  for (const [id, price] of mentor) allowed += BigInt(price) * BigInt(seats.get(id)!)
  if (penalty > 0) for (const [slot, price] of group) for (let already = held.get(slot) ?? 0; price > cost(already); already++) allowed += BigInt(price - cost(already))
  if (allowed !== reached) wrong.push(`the prices allow ${allowed}, the circles reach ${reached}`)
  return wrong
}
