import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from '#api/roadmap/plan/content.ts'
import { goalMovement, suggestLevel } from '#api/roadmap/plan/goal-movement.ts'
import { rankGrowthAreas, speaksOf } from '#api/roadmap/plan/growth-areas.ts'
import { rankOptions } from '#api/roadmap/plan/rank-options.ts'

const skills: Answers = { skills: [
  { skill: 'Pricing', now: 1, needed: 3, importance: 3 },
  { skill: 'Public speaking', now: 2, needed: 3, importance: 2 },
  { skill: 'SQL', now: 3, needed: 3, importance: 3 },
  { skill: 'Half written', needed: 4 },
] }
const challenges = { challenges: [
  { text: 'I freeze in large meetings', area: 'confidence', inMyHands: 4, weight: 5 },
  { text: 'The budget is cut each year', area: 'rules', inMyHands: 1, weight: 5 },
  { text: 'Too little time for reading', area: 'time', inMyHands: 5, weight: 2 },
] }

test('growth areas are ranked by gap, importance, weight and goals, and say how they came about', () => {
  const ranked = rankGrowthAreas(skills, challenges, ['Run a pricing review with Finance'])
  expect(ranked.map(({ area, points }) => [area, points])).toEqual([['I freeze in large meetings', 20], ['Pricing', 13], ['Too little time for reading', 10], ['Public speaking', 4]])
  expect(ranked[0]?.words).toBe('I freeze in large meetings: 20 for 4 of 5 in your hands times weight 5.')
  expect(ranked[1]?.words).toBe('Pricing: 12 for two times the gap of 2 times importance 3, 1 for a goal of yours that speaks of it; 13 in all.')
})

test('a challenge in one’s hands that names a skill weighs for the skill instead of standing beside it', () => {
  const afraid = { challenges: [{ text: 'Public speaking frightens me', inMyHands: 4, weight: 5 }, { text: 'No public speaking is offered here', inMyHands: 2, weight: 5 }] }
  expect(rankGrowthAreas(skills, afraid, []).map(({ area, points }) => [area, points])).toEqual([['Pricing', 12], ['Public speaking', 9]])
  expect(rankGrowthAreas(skills, afraid, [])[1]?.words).toContain('5 for the weight of a challenge that is in your hands')
})

test('nothing rated gives nothing, and a skill that is where it should be is no growth area', () => {
  expect(rankGrowthAreas({}, {}, ['A goal'])).toEqual([])
  expect(rankGrowthAreas({ skills: [{ skill: 'SQL', now: 4, needed: 2, importance: 3 }] }, {}, [])).toEqual([])
})

test.for<[string, string, boolean]>([
  ['Run a pricing review', 'Pricing', true], ['Speaking in public', 'Public speaking', true], ['Repricing everything', 'pricing', false], ['Anything', '', false], ['We go', 'Go', true], ['Draft C++ with Jo', 'C++', true], ['A cat', 'a dog', false],
])('“%s” speaks of “%s”: %s', ([text, thing, speaks]) => {
  expect(speaksOf(text, thing)).toBe(speaks)
})

test('options are ranked by impact and confidence for each unit of effort, ties by less effort', () => {
  const ranked = rankOptions({ options: [
    { text: 'Weeks of work', impact: 5, effort: 5, sure: 5 },
    { text: 'Unrated', impact: 5 },
    { text: 'Small and as good', impact: 1, effort: 1, sure: 5 },
    { text: 'Call Jan', impact: 4, effort: 2, sure: 4 },
    { text: ' ', impact: 5, effort: 1 },
    { text: 'Much work for little', impact: 2, effort: 4 },
  ] })
  expect(ranked.map(({ text, quadrant }) => [text, quadrant])).toEqual([['Call Jan', 'quick win'], ['Small and as good', 'fill-in'], ['Weeks of work', 'project'], ['Much work for little', 'let go'], ['Unrated', null]])
  expect(ranked[0]?.words).toBe('Impact 4, 4 of 5 sure, effort 2: 4 × 4/5 ÷ 2 = 1.6, a quick win.')
})

const scale = fc.integer({ min: 1, max: 5 })
test('more impact never lowers an option, more effort never raises it, and none is lost', () => {
  fc.assert(fc.property(fc.array(fc.record({ text: fc.constantFrom('a', 'b', 'c'), impact: scale, effort: scale, sure: scale }), { maxLength: 8 }), scale, scale, scale, (options, impact, effort, sure) => {
    const ranked = rankOptions({ options })
    expect(ranked.map(({ text }) => text).sort()).toEqual(options.map(({ text }) => text).sort())
    const place = (row: object) => rankOptions({ options: [...options, { text: 'this', ...row }] }).findIndex(({ text }) => text === 'this')
    expect(place({ impact: 5, effort, sure })).toBeLessThanOrEqual(place({ impact, effort, sure }))
    expect(place({ impact, effort: 5, sure })).toBeGreaterThanOrEqual(place({ impact, effort, sure }))
  }))
})

test('a goal moves towards its target whether that lies above or below', () => {
  const measured = (baseline: number, target: number, current: number) => goalMovement({ baseline, target, current, measure: 'days' })
  expect(measured(0, 4, 1)).toEqual({ share: 0.25, outcome: 'moved', words: '25 % of the way. days: 1, from 0, target 4' })
  expect(measured(10, 4, 7)).toMatchObject({ share: 0.5, outcome: 'moved' })
  expect(measured(10, 4, 3).outcome).toBe('reached')
  expect(measured(10, 4, 12)).toMatchObject({ outcome: 'unchanged', words: 'Further away than at the start. days: 12, from 10, target 4' })
  expect(measured(3, 9, 3).words).toBe('As at the start. days: 3, from 3, target 9')
  expect(measured(0, 1000, 1).words).toContain('1 % of the way')
  expect([0, 1, 2, 3, 4].map((current) => suggestLevel({ baseline: 1, target: 2, current, measure: '' }))).toEqual([-2, -1, 0, 2, 2])
  expect(suggestLevel({ baseline: 0, target: -2, current: -3, measure: '' })).toBe(1)
})

test('the same way in the other direction is the same movement', () => {
  const number = fc.integer({ min: -1000, max: 1000 })
  fc.assert(fc.property(number, number, number, (baseline, target, current) => {
    fc.pre(baseline !== target)
    const [up, down] = [{ baseline, target, current, measure: '' }, { baseline: -baseline, target: -target, current: -current, measure: '' }]
    expect(goalMovement(up).share).toBeCloseTo(goalMovement(down).share, 12)
    expect(suggestLevel(up)).toBe(suggestLevel(down))
    expect(goalMovement({ ...up, current: target }).outcome).toBe('reached')
  }))
})
