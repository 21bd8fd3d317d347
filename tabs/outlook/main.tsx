import { readTabConfig } from '../client.ts'
import { askOutlookForToken, connectOutlook, type Connection } from '../host/outlook.ts'
import { getApiToken, signInBy } from '../host/sign-in.ts'

// This file is small and comes first: while the screens are still on their way, Outlook answers already.
const screens = import('./start.tsx')
const { signIn, tabUrl } = readTabConfig()
const connection = await connectOutlook().catch((): Connection => ({ state: 'unreachable' }))

if (connection.state === 'open') {
  signInBy(askOutlookForToken(signIn))
  // Asked early: the first screen needs it. Its failure is that screen's to tell.
  getApiToken().catch(() => undefined)
}
const { start } = await screens
await start(connection, tabUrl)
