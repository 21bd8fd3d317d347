import { dimensions, groupPeople, leastPeople, type Dimension, type FairnessBy, type FairnessPerson, type Group } from './fairness-groups.ts'
import { compareMeans, compareShares, type Interval, normalQuantile, sampleOf } from './intervals.ts'

export type { FairnessBy, FairnessPerson } from './fairness-groups.ts'

export type FairnessQuestion = {
  /** One entry per enrolment. */
  people: FairnessPerson[]
  circles: { mentor: string; mentees: { id: string; score: number }[] }[]
  /** How well the time of that mentor's circle suits one of its members, 0 to 1; null when no time is known. */
  slotQuality?: (mentor: string, person: string) => number | null
}

export type FairnessMeasure = 'menteesMatched' | 'mentorsMatched' | 'fit' | 'slot'

/** `of`: how many people are behind it. Null: fewer than five, so it is not told. */
export type FairnessFigure = { value: number; of: number } | null

/** `here` and `rest` as in the figures; the difference lies from `low` to `high`. */
export type FairnessDifference = { measure: FairnessMeasure; here: number; rest: number; low: number; high: number; text: string }

export type FairnessRow = {
  group: string
  people: number
  mentees: number
  mentors: number
  /** Shares with a circle, 0 to 1. */
  menteesMatched: FairnessFigure
  mentorsMatched: FairnessFigure
  /** Mean score of the matched, 0 to 1; of a mentor the mean of the circle. */
  fit: FairnessFigure
  slot: FairnessFigure
  /** What sets the group apart from everybody else by more than chance. */
  differences: FairnessDifference[]
}

export type FairnessTable = { by: FairnessBy; label: string; note: string | null; rows: FairnessRow[] }

export type FairnessReport = { tables: FairnessTable[]; findings: string[]; summary: string; method: string }

/** Numbers by measure: a share's are 0 and 1. */
type Values = Record<FairnessMeasure, number[]>
type Comparison = { row: FairnessRow; dimension: Dimension; measure: FairnessMeasure; here: number[]; rest: number[] }

const measures: FairnessMeasure[] = ['menteesMatched', 'mentorsMatched', 'fit', 'slot']
const chance = 0.05
const edgeMinutes = 30

/**
 * How groups of people fared in an answer, by site, department, time zone and part-time, ready to be shown. Names nobody; what
 * fewer than five people are behind is not told. A difference between a group and everybody else is named only when it
 * is more than chance: Newcombe's interval for shares, Welch's for means, all comparisons of the report together at
 * 95 % (Bonferroni). The order of people and circles changes nothing.
 */
export function describeFairness(question: FairnessQuestion): FairnessReport {
  const valuesOf = createValues(question)
  const comparisons: Comparison[] = []
  const tables = dimensions.map((dimension): FairnessTable => {
    const groups = groupPeople(question.people, dimension)
    const values = groups.map(({ people }) => gather(people.map(valuesOf)))
    const rows = groups.map((group, at) => describeRow(group, values[at]!))
    rows.forEach((row, at) => {
      // Of two groups each is the other's rest: it is said once, of the smaller.
      if (rows.length < 2 || (rows.length === 2 && at === 0)) return
      const others = gather(values.filter((_, other) => other !== at))
      for (const measure of measures) {
        const [here, rest] = [values[at]![measure], others[measure]]
        if (here.length >= leastPeople && rest.length >= leastPeople) comparisons.push({ row, dimension, measure, here, rest })
      }
    })
    return { by: dimension.by, label: dimension.label, note: dimension.note, rows }
  })
  const z = normalQuantile(chance / 2 / Math.max(1, comparisons.length))
  for (const comparison of comparisons) tellApart(comparison, z)
  const findings = tables.flatMap(({ rows }) => rows.flatMap(({ differences }) => differences.map(({ text }) => text)))
  return { tables, findings, summary: summaryOf(findings.length, comparisons.length), method: methodOf(comparisons.length) }
}

/**
 * How well a session suits somebody, 0 to 1: 1 inside their working hours and clear of the first and last half hour, 0.75 when
 * early or late, less by the part that lies outside, 0 on a day that is not worked. All four in the same minutes.
 */
export function slotQualityOf(session: { start: number; end: number }, workday: { start: number; end: number } | null): number {
  if (!workday) return 0
  const inside = Math.max(0, Math.min(session.end, workday.end) - Math.max(session.start, workday.start)) / (session.end - session.start)
  const isClear = session.start >= workday.start + edgeMinutes && session.end <= workday.end - edgeMinutes
  return isClear ? 1 : 0.75 * inside
}

function createValues({ circles, slotQuality }: FairnessQuestion): (person: FairnessPerson) => Values {
  const asMentor = new Map(circles.filter(({ mentees }) => mentees.length > 0).map((circle) => [circle.mentor, circle]))
  const asMentee = new Map(circles.flatMap((circle) => circle.mentees.map(({ id, score }) => [id, { mentor: circle.mentor, score }] as const)))
  return ({ id, role }) => {
    const values: Values = { menteesMatched: [], mentorsMatched: [], fit: [], slot: [] }
    const circle = role === 'mentor' ? asMentor.get(id) : undefined
    const place = role === 'mentee' ? asMentee.get(id) : undefined
    values[role === 'mentor' ? 'mentorsMatched' : 'menteesMatched'].push(circle || place ? 1 : 0)
    if (place) values.fit.push(place.score / 1_000_000)
    if (circle) values.fit.push(circle.mentees.reduce((sum, { score }) => sum + score, 0) / circle.mentees.length / 1_000_000)
    const quality = circle || place ? (slotQuality?.(circle?.mentor ?? place!.mentor, id) ?? null) : null
    if (quality !== null) values.slot.push(quality)
    return values
  }
}

function gather(all: Values[]): Values {
  // In rising order, so that sums are the same to the last bit whoever is listed first.
  const of = (measure: FairnessMeasure): number[] => all.flatMap((values) => values[measure]).sort((one, other) => one - other)
  return { menteesMatched: of('menteesMatched'), mentorsMatched: of('mentorsMatched'), fit: of('fit'), slot: of('slot') }
}

function describeRow({ name, people, size }: Group, values: Values): FairnessRow {
  const figure = (numbers: number[]): FairnessFigure => (numbers.length < leastPeople ? null : { value: sampleOf(numbers).mean, of: numbers.length })
  const mentors = people.filter(({ role }) => role === 'mentor').length
  const { menteesMatched, mentorsMatched, fit, slot } = values
  return {
    group: name,
    people: size,
    mentees: people.length - mentors,
    mentors,
    menteesMatched: figure(menteesMatched),
    mentorsMatched: figure(mentorsMatched),
    fit: figure(fit),
    slot: figure(slot),
    differences: [],
  }
}

function tellApart({ row, dimension, measure, here, rest }: Comparison, z: number): void {
  const [one, other] = [sampleOf(here), sampleOf(rest)]
  const isShare = measure === 'menteesMatched' || measure === 'mentorsMatched'
  const shareOf = (values: number[]) => ({ hits: values.filter((value) => value === 1).length, of: values.length })
  const interval: Interval | null = isShare ? compareShares(shareOf(here), shareOf(rest), z) : compareMeans(one, other, z)
  if (!interval || (interval.low <= 0 && interval.high >= 0)) return
  const said = sentences[measure][interval.difference > 0 ? 'more' : 'less']
  const text = `${dimension.where(row.group)}, ${said}: ${figuresOf(measure, one.mean, other.mean)}.`
  row.differences.push({ measure, here: one.mean, rest: other.mean, low: interval.low, high: interval.high, text })
}

/** As the tables show them, fit in points of 100 and all else in percent; with a decimal where they would else read the same. */
function figuresOf(measure: FairnessMeasure, here: number, rest: number): string {
  const digits = Math.round(here * 100) === Math.round(rest * 100) ? 1 : 0
  const [one, other] = [(here * 100).toFixed(digits), (rest * 100).toFixed(digits)]
  return measure === 'fit' ? `${one} points of 100 against ${other}` : `${one} % against ${other} %`
}

const sentences: Record<FairnessMeasure, { more: string; less: string }> = {
  menteesMatched: { more: 'mentees find a mentor more often than elsewhere', less: 'mentees find a mentor less often than elsewhere' },
  mentorsMatched: { more: 'mentors are given mentees more often than elsewhere', less: 'mentors are given mentees less often than elsewhere' },
  fit: { more: 'people fit better on average than elsewhere', less: 'people fit less well on average than elsewhere' },
  slot: { more: 'people have better times on average than elsewhere', less: 'people have worse times on average than elsewhere' },
}

function summaryOf(findings: number, comparisons: number): string {
  if (comparisons === 0) return 'There are too few people to compare groups.'
  if (findings === 0) return 'No group fares differently by more than chance.'
  return findings === 1 ? 'One difference is more than chance.' : `${findings} differences are more than chance.`
}

function methodOf(comparisons: number): string {
  const together = comparisons === 0 ? '' : ` All ${comparisons} comparisons together are held to 95 % (Bonferroni), so at most one report in twenty names a difference that is none.`
  return `Each group is compared with everybody else: shares by Newcombe’s interval (1998, method 10), averages by Welch’s (1947).${together} Members of one circle are not independent of each other, which these intervals do not know. Groups of fewer than five people are told together.`
}
