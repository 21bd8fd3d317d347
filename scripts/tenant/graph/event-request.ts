import type { ViewOptions } from './event-view.ts'
import { GraphFault, preferences, selection, type GraphRequest } from './odata.ts'
import { instantFrom, zoneOf } from './zones.ts'

const longestView = 1825
const dayMilliseconds = 86_400_000

/** How the answer's events are to be printed. Throws 400 for an unknown zone, 501 for an $expand that is not imitated. */
export function viewOptions(request: GraphRequest): ViewOptions {
  const wished = preferences(request)
  const zoneName = wished.get('outlook.timezone') || 'UTC'
  zoneOf(zoneName)
  const expand = request.query.get('$expand') ?? ''
  for (const name of expand.split(/,(?![^(]*\))/).filter(Boolean)) {
    if (!/^singleValueExtendedProperties\s*\(/i.test(name.trim())) {
      throw new GraphFault(501, 'NotImplemented', `$expand=${name} on events is not imitated.`)
    }
  }
  const extendedIds = [...expand.matchAll(/\bid eq '((?:[^']|'')*)'/gi)].map((match) => (match[1] ?? '').replaceAll("''", "'"))
  const selected = selection(request)?.map((name) => name.toLowerCase()) ?? null
  return { zoneName, bodyType: wished.get('outlook.body-content-type') === 'text' ? 'text' : 'html', selected, extendedIds }
}

/** The selected names with those that come along anyway. */
export function withExtended(names: string[] | null, options: ViewOptions): string[] | null {
  return names === null ? null : [...names, 'id', ...(options.extendedIds.length > 0 ? ['singleValueExtendedProperties'] : [])]
}

/** The header that says which preferences were honoured. */
export function applied(request: GraphRequest): Record<string, string> {
  const known = [...preferences(request)].filter(([name]) => name === 'outlook.timezone' || name === 'outlook.body-content-type' || name === 'idtype')
  return known.length === 0 ? {} : { 'preference-applied': known.map(([name, value]) => `${name === 'idtype' ? 'IdType' : name}="${value}"`).join(', ') }
}

/** The window of a calendar view, in milliseconds. Throws 400 when it is missing, turned around or longer than 1,825 days. */
export function windowOf(request: GraphRequest): { from: number; to: number } {
  const from = instantFrom(request.query.get('startDateTime') ?? request.query.get('startdatetime'))
  const to = instantFrom(request.query.get('endDateTime') ?? request.query.get('enddatetime'))
  if (from === null || to === null) {
    throw new GraphFault(400, 'ErrorInvalidParameter', 'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.')
  }
  if (to < from) throw new GraphFault(400, 'ErrorInvalidParameter', 'The EndDateTime query parameter must not be before StartDateTime.')
  if (to - from > longestView * dayMilliseconds) {
    throw new GraphFault(400, 'ErrorInvalidRequest', `Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: ${longestView}`)
  }
  return { from, to }
}
