import { GraphFault, read, readList, readText } from './odata.ts'
import { occurrenceDates, weekdays, type PatternType, type Recurrence, type WeekIndex } from './recurrence.ts'
import { zoneOf, type Moment } from './zones.ts'

const types: PatternType[] = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly']
const indexes: WeekIndex[] = ['first', 'second', 'third', 'fourth', 'last']
const dayMilliseconds = 86_400_000

/**
 * Reads a `patternedRecurrence`. Throws 400 ErrorPropertyValidationFailure when a part the pattern needs is missing or out
 * of range, or the range does not begin on the event's start date, and 400 ErrorRecurrenceHasNoOccurrence for an empty series.
 */
export function recurrenceFrom(value: unknown, start: Moment | undefined): Recurrence {
  const pattern = read(value, 'pattern')
  const range = read(value, 'range')
  if (!pattern || !range) throw fault("A recurrence needs both 'pattern' and 'range'.")
  const type = choose(pattern, 'type', types)
  if (!type) throw fault("The recurrence pattern has no 'type'.")
  const daysOfWeek = readList(pattern, 'daysOfWeek').map((name) => {
    const found = weekdays.find((weekday) => weekday === String(name).toLowerCase())
    if (!found) throw fault(`'${String(name)}' is not a day of the week.`)
    return found
  })
  const needsDays = type === 'weekly' || type === 'relativeMonthly' || type === 'relativeYearly'
  const needsDayOfMonth = type === 'absoluteMonthly' || type === 'absoluteYearly'
  const needsMonth = type === 'absoluteYearly' || type === 'relativeYearly'
  if (needsDays && daysOfWeek.length === 0) throw fault(`A ${type} pattern needs 'daysOfWeek'.`)
  const rangeType = choose(range, 'type', ['endDate', 'numbered', 'noEnd'] as const)
  if (!rangeType) throw fault("The recurrence range has no 'type'.")
  const startDate = date(range, 'startDate')
  if (!startDate) throw fault("The recurrence range has no 'startDate'.")
  if (start && start.local.slice(0, 10) !== startDate) throw fault('The recurrence range must begin on the date of the start property.')
  const endDate = date(range, 'endDate')
  if (rangeType === 'endDate' && !endDate) throw fault("A range of type endDate needs 'endDate'.")
  const zoneName = readText(range, 'recurrenceTimeZone') || start?.zoneName
  if (zoneName) zoneOf(zoneName)
  const recurrence: Recurrence = {
    pattern: {
      type,
      interval: whole(pattern, 'interval', 1, 999) ?? 1,
      month: (needsMonth ? whole(pattern, 'month', 1, 12) : 0) ?? 0,
      dayOfMonth: (needsDayOfMonth ? whole(pattern, 'dayOfMonth', 1, 31) : 0) ?? 0,
      daysOfWeek: needsDays ? daysOfWeek : [],
      firstDayOfWeek: choose(pattern, 'firstDayOfWeek', weekdays) ?? 'sunday',
      index: choose(pattern, 'index', indexes) ?? 'first',
    },
    range: {
      type: rangeType,
      startDate,
      endDate: rangeType === 'endDate' && endDate ? endDate : '0001-01-01',
      numberOfOccurrences: (rangeType === 'numbered' ? whole(range, 'numberOfOccurrences', 1, 999) : 0) ?? 0,
      recurrenceTimeZone: zoneName ?? '',
    },
  }
  if (needsDayOfMonth && recurrence.pattern.dayOfMonth === 0) throw fault(`A ${type} pattern needs 'dayOfMonth'.`)
  if (needsMonth && recurrence.pattern.month === 0) throw fault(`A ${type} pattern needs 'month'.`)
  if (rangeType === 'numbered' && recurrence.range.numberOfOccurrences === 0) throw fault("A numbered range needs 'numberOfOccurrences'.")
  if (occurrenceDates(recurrence, { limit: 1 }).length === 0) {
    throw new GraphFault(400, 'ErrorRecurrenceHasNoOccurrence', 'The recurrence pattern has no occurrences within its range.')
  }
  return recurrence
}

function choose<Value extends string>(source: unknown, name: string, values: readonly Value[]): Value | undefined {
  const text = readText(source, name)
  if (text === undefined) return undefined
  const found = values.find((value) => value.toLowerCase() === text.toLowerCase())
  if (!found) throw fault(`'${text}' is not a supported value of '${name}'.`)
  return found
}

function whole(source: unknown, name: string, from: number, to: number): number | undefined {
  const text = readText(source, name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isInteger(value) || value < from || value > to) throw fault(`'${text}' is not a supported value of '${name}'.`)
  return value
}

function date(source: unknown, name: string): string | undefined {
  const text = readText(source, name)?.slice(0, 10)
  if (text === undefined || text === '0001-01-01') return undefined
  const parsed = Date.parse(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(parsed) || parsed % dayMilliseconds !== 0) throw fault(`'${text}' is not a date.`)
  return text
}

function fault(message: string): GraphFault {
  return new GraphFault(400, 'ErrorPropertyValidationFailure', `At least one property failed validation. ${message}`)
}
