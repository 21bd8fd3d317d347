import { getMe } from '../api/people/contract.ts'
import { getHome } from '../api/roadmap/contract.ts'
import { askEarly, readTabConfig } from './client.ts'
import { signInBy } from './host/sign-in.ts'
import { askTeamsForToken, connectHost, type TeamsHost } from './host/teams.ts'

/** Null where the page was opened outside Teams: then it says so. */
function findHost(): Promise<TeamsHost | null> {
  return connectHost(readTabConfig().hostOrigins).catch(() => null)
}

// This file is small and comes first: while the screens are still on their way, the host and the API answer already.
const screens = import('./app/start.tsx')
const host = await findHost()

if (host) {
  signInBy(askTeamsForToken)
  if (host.deepLink && location.pathname === '/') history.replaceState(null, '', host.deepLink)
  askEarly(getMe, {})
  // What the bar of places needs on every page but the one beside a call.
  if (location.pathname !== '/panel') askEarly(getHome, {})
}
const { showOutside, start } = await screens
await (host ? start(host) : showOutside())
