import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeFairness, slotQualityOf, type FairnessPerson, type FairnessQuestion } from '#api/matching/engine/fairness.ts'
import { compareMeans, compareShares, normalQuantile, sampleOf, studentQuantile } from '#api/matching/engine/intervals.ts'

const fullTime: FairnessPerson['workingHours'] = { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'], wednesday: ['09:00', '17:00'], thursday: ['09:00', '17:00'], friday: ['09:00', '17:00'] }
const threeDays: FairnessPerson['workingHours'] = { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'], wednesday: ['09:00', '17:00'] }
const sites = ['London', 'Lima', 'Pune', 'Oslo']

/** Whole numbers below 2^32, the same for a seed (Lehmer's generator). */
function createDraw(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  for (let warmUp = 0; warmUp < 5; warmUp++) state = (state * 48_271) % 2_147_483_647
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** A company of pairs; what happens to a mentee may depend on where they are. */
function company(seed: number, size: number, luck: (person: FairnessPerson) => { matched: number; fit: number; slot: number }): FairnessQuestion {
  const draw = createDraw(seed)
  const people: FairnessPerson[] = []
  const circles: FairnessQuestion['circles'] = []
  const slots = new Map<string, number>()
  for (let at = 0; at < size; at++) {
    const place = (id: string, role: 'mentor' | 'mentee'): FairnessPerson => ({
      id, role, site: sites[Math.floor(draw() * 4)]!, department: `Department ${Math.floor(draw() * 6)}`, timeZone: ['Europe/London', 'America/Lima'][Math.floor(draw() * 2)]!, workingHours: draw() < 0.2 ? threeDays : fullTime,
    })
    const mentor = place(`m${at}`, 'mentor')
    const mentee = place(`e${at}`, 'mentee')
    people.push(mentor, mentee)
    const { matched, fit, slot } = luck(mentee)
    if (draw() >= matched) continue
    circles.push({ mentor: mentor.id, mentees: [{ id: mentee.id, score: Math.round(1_000_000 * (fit + 0.2 * (draw() - 0.5))) }] })
    slots.set(mentee.id, slot + 0.1 * draw())
  }
  return { people, circles, slotQuality: (_mentor, person) => slots.get(person) ?? null }
}

test('what sets a site apart is found and said', () => {
  const lima = describeFairness(company(1, 400, ({ site }) => (site === 'Lima' ? { matched: 0.6, fit: 0.45, slot: 0.3 } : { matched: 0.9, fit: 0.6, slot: 0.8 })))
  const row = lima.tables[0]!.rows.find(({ group }) => group === 'Lima')!
  expect(row.differences.map(({ measure }) => measure)).toEqual(['menteesMatched', 'fit', 'slot'])
  expect(row.differences[0]!.text).toMatch(/^At “Lima”, mentees find a mentor less often than elsewhere: \d\d % against \d\d %\.$/)
  expect(row.differences[1]!.text).toMatch(/^At “Lima”, people fit less well on average than elsewhere: \d\d points of 100 against \d\d\.$/)
  expect(row.differences[2]!.text).toMatch(/^At “Lima”, people have worse times on average than elsewhere: \d\d % against \d\d %\.$/)
  expect(row.differences.every(({ low, high, here, rest }) => low < here - rest && here - rest < high && high < 0)).toBe(true)
  expect(lima.findings).toEqual(expect.arrayContaining(row.differences.map(({ text }) => text)))
})

test('figures that differ are never told as the same', () => {
  const report = describeFairness(company(5, 3000, ({ site }) => (site === 'Lima' ? { matched: 1, fit: 0.5, slot: 0.618 } : { matched: 1, fit: 0.5, slot: 0.623 })))
  expect(report.findings.filter((finding) => finding.startsWith('At “Lima”'))).toEqual([expect.stringMatching(/: 6[67]\.\d % against 67\.\d %\.$/)])
})

test('that people who work part-time are left out is found, and part-time is explained', () => {
  const report = describeFairness(company(2, 500, ({ workingHours }) => ({ matched: workingHours === threeDays ? 0.5 : 0.9, fit: 0.6, slot: 0.8 })))
  const table = report.tables.find(({ by }) => by === 'partTime')!
  expect(table.note).toBe('Part-time is fewer than 32 worked hours a week.')
  expect(table.rows.map(({ group }) => group)).toEqual(['Full-time', 'Part-time'])
  expect(report.findings.some((finding) => finding.startsWith('Working part-time, mentees find a mentor less often than elsewhere'))).toBe(true)
})

test('where nothing sets groups apart, nothing is found in at least nine reports of ten', () => {
  let quiet = 0
  for (let seed = 1; seed <= 200; seed++) if (describeFairness(company(seed, 150, () => ({ matched: 0.8, fit: 0.6, slot: 0.7 }))).findings.length === 0) quiet++
  expect(quiet).toBeGreaterThanOrEqual(180)
})

test('groups of fewer than five people are told together, never a figure of fewer than five', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ id: fc.integer({ min: 0, max: 30 }), role: fc.constantFrom('mentor' as const, 'mentee' as const), site: fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), matched: fc.boolean() }), { maxLength: 40 }), (drawn) => {
      const people = [...new Map(drawn.map((one) => [`${one.id} ${one.role}`, one])).values()].map(({ id, role, site }): FairnessPerson => ({ id: `person-${id}`, role, site, department: site, timeZone: null, workingHours: null }))
      const circles = drawn.filter(({ role, matched }) => role === 'mentee' && matched).map(({ id }, at) => ({ mentor: `other-${at}`, mentees: [{ id: `person-${id}`, score: 500_000 }] }))
      const report = describeFairness({ people, circles })
      const everybody = new Set(people.map(({ id }) => id)).size
      for (const { rows } of report.tables) {
        for (const row of rows) {
          if (row.group !== 'Smaller groups' || rows.length > 1) expect(row.people).toBeGreaterThanOrEqual(5)
          for (const figure of [row.menteesMatched, row.mentorsMatched, row.fit, row.slot]) if (figure) expect(figure.of).toBeGreaterThanOrEqual(5)
        }
        expect(rows.reduce((sum, row) => sum + row.mentees + row.mentors, 0)).toBe(people.length)
      }
      if (everybody < 5) expect(report.summary).toBe('There are too few people to compare groups.')
      expect(JSON.stringify(report)).not.toContain('person-')
    }),
    { numRuns: 300 },
  )
})

test('the order of people and circles changes nothing', () => {
  const question = company(3, 200, ({ site }) => ({ matched: site === 'Lima' ? 0.5 : 0.9, fit: 0.5, slot: 0.5 }))
  const turned = { ...question, people: [...question.people].reverse(), circles: [...question.circles].reverse() }
  expect(JSON.stringify(describeFairness(turned))).toBe(JSON.stringify(describeFairness(question)))
})

test('a session is best clear of the edges of the working day, and worth less the more lies outside', () => {
  const day = { start: 540, end: 1020 }
  expect(slotQualityOf({ start: 600, end: 660 }, day)).toBe(1)
  expect(slotQualityOf({ start: 570, end: 630 }, day)).toBe(1)
  expect(slotQualityOf({ start: 555, end: 615 }, day)).toBe(0.75)
  expect(slotQualityOf({ start: 990, end: 1050 }, day)).toBe(0.375)
  expect(slotQualityOf({ start: 1080, end: 1140 }, day)).toBe(0)
  expect(slotQualityOf({ start: 600, end: 660 }, null)).toBe(0)
})

test('the intervals agree with published figures', () => {
  expect(normalQuantile(0.025)).toBeCloseTo(1.959_963_985, 8)
  expect(normalQuantile(0.0005)).toBeCloseTo(3.290_526_731, 8)
  expect(studentQuantile(1.959_963_985, 10)).toBeCloseTo(2.228, 3)
  expect(studentQuantile(1.959_963_985, 4)).toBeCloseTo(2.776, 2)
  // Newcombe 1998, table II, method 10: 56/70 against 48/80, and 9/10 against 3/10.
  const large = compareShares({ hits: 56, of: 70 }, { hits: 48, of: 80 }, 1.959_963_985)
  expect([large.low, large.high].map((bound) => bound.toFixed(4))).toEqual(['0.0524', '0.3339'])
  const small = compareShares({ hits: 9, of: 10 }, { hits: 3, of: 10 }, 1.959_963_985)
  expect([small.low, small.high].map((bound) => bound.toFixed(4))).toEqual(['0.1705', '0.8090'])
  expect(compareMeans(sampleOf([1, 1, 1]), sampleOf([2, 2, 2]), 1.96)).toBeNull()
})
