/** Where a link of the Microsoft 365 world leads inside the rehearsal. */
export type Destination =
  | { kind: 'tab'; path: string }
  | { kind: 'chat' }
  | { kind: 'calendar'; eventId: string | null }
  | { kind: 'meeting'; url: string }
  | { kind: 'web'; url: string }
  | { kind: 'foreign'; reason: string }

const teamsHosts = new Set(['teams.microsoft.com', 'teams.cloud.microsoft', 'teams.live.com'])
const outlookHosts = new Set(['outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'])

/**
 * Reads a deep link: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application and
 * …/deep-link-teams. `appId` is our own app; links into other apps are foreign.
 */
export function readDeepLink(link: string, appId: string): Destination {
  let url: URL
  try {
    url = new URL(link)
  } catch {
    return { kind: 'foreign', reason: 'The link is not a web address.' }
  }
  if (outlookHosts.has(url.hostname)) return { kind: 'calendar', eventId: url.searchParams.get('itemid') }
  if (!teamsHosts.has(url.hostname)) return url.protocol === 'https:' || url.protocol === 'http:' ? { kind: 'web', url: link } : { kind: 'foreign', reason: 'Only web addresses can be opened.' }
  const [, area, sort, ...rest] = url.pathname.split('/')
  if (area === 'l' && (sort === 'meetup-join' || sort === 'meeting')) return { kind: 'meeting', url: link }
  if (area === 'meet') return { kind: 'meeting', url: link }
  if (area === 'l' && sort === 'chat') return { kind: 'chat' }
  if (area === 'l' && (sort === 'entity' || sort === 'app')) {
    if (rest[0] !== appId) return { kind: 'foreign', reason: 'The link leads to another app.' }
    if (rest[1] === 'conversations') return { kind: 'chat' }
    return { kind: 'tab', path: pathOf(url.searchParams.get('context')) }
  }
  return { kind: 'foreign', reason: 'The rehearsal does not know this kind of Teams link.' }
}

function pathOf(context: string | null): string {
  try {
    const told = JSON.parse(context ?? '{}') as { subEntityId?: unknown; subPageId?: unknown }
    const path = told.subPageId ?? told.subEntityId
    return typeof path === 'string' && path.startsWith('/') ? path : '/'
  } catch {
    return '/'
  }
}
