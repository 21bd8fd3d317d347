import type { MatchRunFigures } from './contract.ts'
import type { MatchAnswer, MatchInstance } from './engine/types.ts'

/**
 * The figures by which an organizer compares runs. `slots` has the circles for which a time was found, by mentor; `standing`
 * are those that run already: they are no new circles and their mentors did not wait, but whoever joins them is matched.
 */
export function describeFigures(instance: MatchInstance, answer: MatchAnswer, slots: { has(mentor: string): boolean }, standing: readonly { mentor: string }[] = []): MatchRunFigures {
  const departmentOf = new Map(instance.people.map((person) => [person.id, person.department[0] ?? null]))
  const runs = new Set(standing.map((circle) => circle.mentor))
  const filled = answer.circles.filter((circle) => circle.mentees.length > 0)
  const [joined, circles] = [filled.filter(({ mentor }) => runs.has(mentor)), filled.filter(({ mentor }) => !runs.has(mentor))]
  const scores = filled.flatMap((circle) => circle.mentees.map((mentee) => mentee.score))
  const sizes = new Map<number, number>()
  const ties = new Set<string>()
  let repeated = 0
  for (const circle of filled) {
    if (!runs.has(circle.mentor)) sizes.set(circle.mentees.length, (sizes.get(circle.mentees.length) ?? 0) + 1)
    const own = departmentOf.get(circle.mentor) ?? null
    const others = circle.mentees.map((mentee) => departmentOf.get(mentee.id) ?? null)
    for (const other of others) if (own !== null && other !== null) ties.add(JSON.stringify([own, other]))
    const known = [own, ...others].filter((department) => department !== null)
    if (new Set(known).size < known.length) repeated += 1
  }
  const { matched, score, penalty } = answer.objective
  return {
    mentors: instance.mentors.filter(({ person }) => !runs.has(person)).length,
    mentees: instance.mentees.length,
    circles: circles.length,
    matched,
    unmatched: instance.mentees.length - matched,
    score: score - penalty,
    bound: (answer.keepable?.bound ?? answer.bound).score,
    averageFit: matched === 0 ? null : Math.round(score / matched),
    bySize: [...sizes].sort(([one], [other]) => one - other).map(([size, number]) => ({ size, circles: number })),
    repeatedDepartments: repeated,
    departmentTies: ties.size,
    belowFloors: (instance.rules?.floors ?? []).map((floor) => ({ floor, mentees: scores.filter((one) => one < floor).length })),
    ...(joined.length > 0 ? { joining: { circles: joined.length, mentees: joined.reduce((sum, circle) => sum + circle.mentees.length, 0) } } : {}),
    withTime: circles.filter((circle) => slots.has(circle.mentor)).length,
  }
}
