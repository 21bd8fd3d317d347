/** The capabilities in the order of a mentorship's life: each may look only to its left. */
export const capabilities = ['people', 'programs', 'succession', 'enrolment', 'matching', 'scheduling', 'roadmap', 'sessions', 'nudges', 'repairs', 'ties', 'impact', 'stories', 'outcomes']
const hearts = ['api/time/', 'api/matching/engine/', 'api/scheduling/solver/', 'api/roadmap/plan/', 'api/nudges/plan/', 'api/small-cells/', 'api/ties/measures/']
const doors = ['graph', 'bot', 'store', 'jobs', 'http']

/** The packages that speak to a host, and the one file that may use each. Office.js itself is no package: the page loads it. */
const hostDoors: Record<string, string> = { '@microsoft/teams-js': 'tabs/host/teams.ts', '@azure/msal-browser': 'tabs/host/outlook.ts' }

export type Import = {
  /** Path of the importing file from the root of the repository. */
  from: string
  /** Path of the imported file from there, or the name of a package. */
  to: string
  typeOnly: boolean
}

/** What is wrong with an import, with its remedy; null when it keeps the law (CONTRIBUTING.md, "Who may import whom"). */
export function breachOf({ from, to, typeOnly }: Import): string | null {
  const door = hostDoors[to]
  if (door) return from === door || from.startsWith('tests/') || from.startsWith('scripts/bench/tab/peer/') ? null : `only ${door} uses this package; import from there`
  const page = ['tabs/host/teams.ts', 'tabs/host/outlook.ts'].indexOf(to)
  if (page >= 0 && from.startsWith('tabs/outlook/') !== (page === 1)) return page === 0 ? 'Outlook holds this page, and teams-js must not be loaded there; use tabs/host/outlook.ts' : 'only the pane beside a meeting knows Office.js; use tabs/host/teams.ts'
  const isFile = /^(api|tabs|scripts|tests)\//.test(to)
  if (from.startsWith('scripts/tenant/')) {
    return isFile && !to.startsWith('scripts/') ? "the rehearsal tenant knows Microsoft's wire, not our code; say it again in wire terms" : null
  }
  if (from.startsWith('api/')) return /^(tabs|scripts|tests)\//.test(to) ? 'the API stands alone; move what it needs into api/' : inApi(from, to, typeOnly)
  if (from.startsWith('tabs/')) return isFile ? inTab(from, to) : null
  if (from.startsWith('scripts/')) return to.startsWith('tests/') ? 'scripts do not know the tests; move it to scripts/' : null
  return null
}

function inApi(from: string, to: string, typeOnly: boolean): string | null {
  const heart = hearts.find((folder) => from.startsWith(folder))
  if (heart) {
    return to.startsWith(heart) || to.startsWith('api/time/') ? null : 'a heart imports itself and api/time only; take what it needs as an argument'
  }
  // A type leaves nothing behind when the code runs, and hearts know nobody.
  if (typeOnly && hearts.some((folder) => to.startsWith(folder))) return null
  if (isContract(from)) {
    if (to === 'zod') return null
    if (!isContract(to)) return 'a contract imports zod and contracts only, for the tab reads it; move the rest elsewhere'
    return looksRight(from, to) ? 'a contract looks only left; move the shared schema to the left one' : null
  }
  if (!to.startsWith('api/')) return null
  if (['api/context.ts', 'api/app.ts', 'api/main.ts'].includes(from)) return null
  if (to === 'api/context.ts' && typeOnly) return null
  if (['api/context.ts', 'api/app.ts', 'api/main.ts'].includes(to)) {
    return 'nobody imports the composition but as `import type { Context }`; take what you need from the context'
  }
  const room = roomOf(to)
  if (['api/config.ts', 'api/errors.ts', 'api/events.ts'].includes(from) || doors.includes(roomOf(from))) {
    return capabilities.includes(room) && !isContract(to) ? 'a door knows no capability; let app.ts hand it the handler' : null
  }
  if (hearts.some((folder) => to.startsWith(folder))) return null
  if (looksRight(from, to)) return 'capabilities look only left; publish an event in the same transaction instead'
  if (capabilities.includes(room) && room !== roomOf(from) && /\/(store|routes|cards|jobs)\.ts$/.test(to)) {
    return 'another capability is asked by its verbs, policy or contract, never by its store, routes, cards or jobs'
  }
  return null
}

function inTab(from: string, to: string): string | null {
  if (to.startsWith('api/')) {
    return isContract(to) && to !== 'api/events.ts' ? null : "the tab knows the API's contracts only (api/*/contract.ts, api/http/endpoint.ts)"
  }
  if (!to.startsWith('tabs/')) return 'the tab runs in a browser and knows neither scripts nor tests'
  const screens = [...capabilities, 'home']
  const apart = screens.includes(roomOf(from)) && screens.includes(roomOf(to)) && roomOf(from) !== roomOf(to)
  return apart ? 'a screen never imports a screen of another capability; move the shared piece to tabs/parts' : null
}

function isContract(path: string): boolean {
  return /^api\/[^/]+\/contract\.ts$/.test(path) || path === 'api/http/endpoint.ts' || path === 'api/events.ts'
}

/** The folder below api/ or tabs/. */
function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function looksRight(from: string, to: string): boolean {
  const [own, other] = [capabilities.indexOf(roomOf(from)), capabilities.indexOf(roomOf(to))]
  return own !== -1 && other > own
}
