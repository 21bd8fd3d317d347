import { z } from 'zod'
import { WEEK_INDEXES, WEEKDAYS, parseDate, parseInstant, parseLocal, parseTime } from '#api/time/calendar.ts'
import { isZone } from '#api/time/zone.ts'

/** A string that the given reader of api/time accepts; its complaint is the message. */
function readable(read: (text: string) => unknown) {
  return z.string().superRefine((text, context) => {
    try {
      read(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
    }
  })
}

const LocalDate = readable(parseDate)
const TimeOfDay = readable(parseTime)
const Instant = readable(parseInstant)
const TimeZone = z.string().superRefine((name, context) => {
  if (!isZone(name)) context.addIssue({ code: 'custom', message: `"${name}" is not a time zone.` })
})
const Weekday = z.enum(WEEKDAYS)

const DayHours = z.tuple([TimeOfDay, TimeOfDay]).refine(([start, end]) => start < end, 'The end must be after the start.')

const Protected = z.tuple([TimeOfDay, TimeOfDay, Weekday.optional()]).refine(([start, end]) => start < end, 'The end must be after the start.')

const Person = z.object({
  id: z.string().min(1),
  name: z.string().min(1).optional(),
  timeZone: TimeZone,
  workingHours: z.partialRecord(Weekday, DayHours),
  busy: z
    .array(z.tuple([Instant, Instant, z.enum(['busy', 'oof', 'tentative', 'workingElsewhere'])]).superRefine(([start, end], context) => {
      if (parseInstant(end) < parseInstant(start)) context.addIssue({ code: 'custom', message: 'The end must not be before the start.' })
    }))
    .default([]),
  holidays: z.array(LocalDate).default([]),
  protected: z.array(Protected).default([]),
})

const Series = z
  .object({
    occurrences: z.int().min(3).max(12),
    durationMinutes: z.int().min(1).max(1440),
    firstNotBefore: LocalDate,
    firstNotAfter: LocalDate.optional(),
    notBefore: LocalDate.optional(),
    timeZone: TimeZone,
    granularityMinutes: z.int().min(1).max(1440),
  })
  .superRefine(({ firstNotBefore, firstNotAfter }, context) => {
    if (firstNotAfter !== undefined && firstNotAfter < firstNotBefore) context.addIssue({ code: 'custom', path: ['firstNotAfter'], message: 'It must not be before firstNotBefore.' })
  })

const Weight = z.number().min(0).max(1_000_000)
const Rules = z.object({
  exceptions: z.boolean().optional(),
  minDaysBetween: z.int().min(0).max(366).optional(),
  weights: z.object({ tentative: Weight, protected: Weight, edge: Weight, exceptionDay: Weight, burden: Weight }).partial().optional(),
})

const People = z
  .array(Person)
  .min(1)
  .superRefine((people, context) => {
    const known = new Set<string>()
    for (const [at, { id }] of people.entries()) {
      if (known.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'], message: `"${id}" is another person's id already.` })
      known.add(id)
    }
  })

/** The case of `npm run slots -- CASE.json`. */
export const SlotsCase = z.object({ series: Series, people: People, rules: Rules.default({}) })

/** The input of `--cohort`. */
export const SlotsCohort = z
  .object({
    people: People,
    circles: z.array(z.object({ id: z.string().min(1), members: z.array(z.string()).min(1), series: Series })),
    rules: Rules.default({}),
  })
  .superRefine(({ people, circles }, context) => {
    const known = new Set(people.map(({ id }) => id))
    const circleIds = new Set<string>()
    for (const [at, { id, members }] of circles.entries()) {
      if (circleIds.has(id)) context.addIssue({ code: 'custom', path: ['circles', at, 'id'], message: `"${id}" is another circle's id already.` })
      circleIds.add(id)
      for (const [position, member] of members.entries()) {
        const path = ['circles', at, 'members', position]
        if (!known.has(member)) context.addIssue({ code: 'custom', path, message: `There is no person "${member}".` })
        if (members.indexOf(member) !== position) context.addIssue({ code: 'custom', path, message: `"${member}" is named twice.` })
      }
    }
  })

const Moment = z.object({ dateTime: readable((text) => parseLocal(text.replace(/Z$/, ''))), timeZone: TimeZone })

const Pattern = z
  .object({
    type: z.enum(['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly']),
    interval: z.int().min(1).max(999),
    daysOfWeek: z.array(Weekday).optional(),
    index: z.enum(WEEK_INDEXES).optional(),
    // Graph answers 0 for what does not apply to the type.
    dayOfMonth: z.int().min(0).max(31).optional(),
    month: z.int().min(0).max(12).optional(),
    firstDayOfWeek: Weekday.optional(),
  })
  .superRefine(({ type, daysOfWeek, dayOfMonth, month }, context) => {
    const isAbsolute = type === 'absoluteMonthly' || type === 'absoluteYearly'
    const hasWeekdays = type === 'weekly' || type === 'relativeMonthly' || type === 'relativeYearly'
    if (hasWeekdays && !daysOfWeek?.length) context.addIssue({ code: 'custom', path: ['daysOfWeek'], message: `A ${type} pattern needs at least one day.` })
    if (isAbsolute && !dayOfMonth) context.addIssue({ code: 'custom', path: ['dayOfMonth'], message: `A ${type} pattern needs a day from 1 to 31.` })
    if (type.endsWith('Yearly') && !month) context.addIssue({ code: 'custom', path: ['month'], message: `A ${type} pattern needs a month from 1 to 12.` })
  })

// Graph fills what a range's type does not use with '0001-01-01' and 0.
const Range = z
  .object({ type: z.enum(['numbered', 'endDate', 'noEnd']), startDate: LocalDate, endDate: LocalDate.optional(), numberOfOccurrences: z.int().min(0).max(10_000).optional(), recurrenceTimeZone: TimeZone.or(z.literal('')).nullish().transform((zone) => zone ?? undefined) })
  .superRefine(({ type, startDate, endDate, numberOfOccurrences }, context) => {
    if (type === 'numbered' && !numberOfOccurrences) context.addIssue({ code: 'custom', path: ['numberOfOccurrences'], message: 'A numbered range needs at least one occurrence.' })
    if (type !== 'endDate') return
    if (endDate === undefined) context.addIssue({ code: 'custom', path: ['endDate'], message: 'An endDate range needs its endDate.' })
    else if (endDate < startDate) context.addIssue({ code: 'custom', path: ['endDate'], message: 'It must not be before startDate.' })
  })

/** The input of `--expand`: events in Graph's shape. */
export const SlotsEvents = z.array(z.object({ start: Moment, end: Moment, recurrence: z.object({ pattern: Pattern, range: Range }).nullish() }))
