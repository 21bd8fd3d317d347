const minuteNanoseconds = 60_000_000_000
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The name Exchange gives a zone that some client described by its rules alone. */
export const customZoneName = 'Customized Time Zone'

/**
 * A zone as Graph prints one without a name (Microsoft: "customTimeZone resource type"): the rules of `iana` in this year. `bias`
 * is in minutes, UTC = local + bias; a rule's `dayOccurrence` 5 means the last one of the month.
 */
export function customZoneView(iana: string, year: number): object {
  const start = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(iana)
  const changes: Temporal.ZonedDateTime[] = []
  for (let next = start.getTimeZoneTransition('next'); next && next.year === year && changes.length < 2; next = next.getTimeZoneTransition('next')) changes.push(next)
  const offsets = [start, ...changes].map((moment) => moment.offsetNanoseconds / minuteNanoseconds)
  const standard = Math.min(...offsets)
  const toDaylight = changes.find((change) => change.offsetNanoseconds / minuteNanoseconds > standard)
  const toStandard = changes.find((change) => change.offsetNanoseconds / minuteNanoseconds === standard)
  const fixed = { time: '00:00:00.0000000', dayOccurrence: 0, dayOfWeek: 'sunday', month: 0, year: 0 }
  return {
    '@odata.type': '#microsoft.graph.customTimeZone',
    name: customZoneName,
    bias: 0 - standard,
    standardOffset: toStandard ? rule(toStandard) : fixed,
    daylightOffset: { daylightBias: toDaylight ? standard - Math.max(...offsets) : 0, ...(toDaylight ? rule(toDaylight) : fixed) },
  }
}

/** A rule names the wall clock just before the change. */
function rule(change: Temporal.ZonedDateTime): object {
  const before = change.subtract({ nanoseconds: 1 }).toPlainDateTime().add({ nanoseconds: 1 })
  const isLast = before.day + 7 > before.daysInMonth
  return { time: `${before.toPlainTime().toString({ smallestUnit: 'second' })}.0000000`, dayOccurrence: isLast ? 5 : Math.ceil(before.day / 7), dayOfWeek: days[before.dayOfWeek - 1] ?? 'sunday', month: before.month, year: 0 }
}
