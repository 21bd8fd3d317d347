import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { runMatch } from '#api/matching/engine/match.ts'
import type { MatchAnswer, MatchInstance } from '#api/matching/engine/types.ts'
import { checkCertificate } from './check-certificate.ts'
import { anyInstance } from './company.ts'
import { brokenBy } from './plain-rules.ts'

// Ten thousand companies take a while, and longer beside other work.
vi.setConfig({ testTimeout: 180_000 })

/** Locked pairs may break every rule but a private wish; all others keep all. */
function rulesBroken(instance: MatchInstance, answer: MatchAnswer): string[] {
  const isLocked = (mentor: string, mentee: string) => (instance.locks ?? []).some((lock) => lock.mentor === mentor && lock.mentee === mentee)
  return answer.circles.flatMap(({ mentor, mentees }) => mentees.flatMap(({ id }) => brokenBy(instance, mentor, id).filter((rule) => rule === 'never' || !isLocked(mentor, id))))
}

/** Circles that are too large, or in which two of one department meet though they must not. */
function circlesBroken(instance: MatchInstance, answer: MatchAnswer): string[] {
  const { circleSize = 3, distinctDepartments = 'hard', departmentLevel = 1 } = instance.rules ?? {}
  return answer.circles.flatMap(({ mentor, mentees }) => {
    const capacity = instance.mentors.find(({ person }) => person === mentor)!.capacity
    const departments = mentees.map(({ id }) => instance.people.find((person) => person.id === id)!.department[departmentLevel - 1] ?? id)
    return [
      ...(mentees.length > Math.min(circleSize, capacity) ? [`${mentor} has ${mentees.length} mentees`] : []),
      ...(distinctDepartments === 'hard' && new Set(departments).size !== departments.length ? [`${mentor} has two of a department`] : []),
    ]
  })
}

/** Everybody who takes part is told of once: in a circle, or among the unmatched with a why. */
function peopleLost(instance: MatchInstance, { circles, unmatched }: MatchAnswer): string[] {
  const told = (role: 'mentor' | 'mentee', inCircles: string[]) => [...inCircles, ...unmatched.filter((one) => one.role === role).map(({ id }) => id)].sort().join()
  const taking = (list: { person: string }[]) => list.map(({ person }) => person).sort().join()
  return [
    ...(told('mentee', circles.flatMap(({ mentees }) => mentees.map(({ id }) => id))) === taking(instance.mentees) ? [] : ['not every mentee is told of once']),
    ...(told('mentor', circles.map(({ mentor }) => mentor)) === taking(instance.mentors) ? [] : ['not every mentor is told of once']),
    ...unmatched.filter(({ binding }) => binding.length === 0).map(({ id }) => `${id} has no circle and no why`),
  ]
}

/** Reasons that do not add up to the score, weigh nothing or are no sentence. */
function reasonsBroken({ circles }: MatchAnswer): string[] {
  return circles.flatMap(({ mentees }) => mentees).flatMap(({ id, score, reasons }) => [
    ...(reasons.reduce((sum, { points }) => sum + points, 0) === score && score <= 1_000_000 ? [] : [`the reasons for ${id} do not add up`]),
    ...reasons.filter(({ points, text }) => !Number.isInteger(points) || points <= 0 || !/^\S.*\.$/.test(text) || /null|undefined|NaN/.test(text)).map(({ text }) => `a reason for ${id} is “${text}”`),
  ])
}

test('in ten thousand companies no circle breaks a hard rule, nobody is lost, every reason counts and every proof holds', () => {
  fc.assert(
    fc.property(anyInstance({ people: 14, mentors: 7, mentees: 9, locks: true }), (instance) => {
      const { answer, candidates, certificate } = runMatch(instance)
      // Asserted once for each company: ten thousand times a dozen assertions would take longer than all the matching.
      const wrong = [...checkCertificate(instance, candidates(), answer, certificate), ...rulesBroken(instance, answer), ...circlesBroken(instance, answer), ...peopleLost(instance, answer), ...reasonsBroken(answer)]
      if (answer.gap !== 0) wrong.push(`the gap is ${answer.gap}`)
      const { objective, bound } = answer
      if (bound.matched !== objective.matched || bound.score !== objective.score - objective.penalty) wrong.push('the bound is not what the circles reach')
      expect(wrong).toEqual([])
    }),
    { numRuns: 10_000 },
  )
})
