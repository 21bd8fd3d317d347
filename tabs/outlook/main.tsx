import '../no-eval.ts'
import { StrictMode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createQueries } from '../app/queries.ts'
import { readTabConfig } from '../client.ts'
import { askOutlookForToken, connectOutlook, type Connection } from '../host/outlook.ts'
import { getApiToken, signInBy } from '../host/sign-in.ts'
import { HostTheming } from '../host/theme.tsx'
import { CalmAlone } from './calm.tsx'
import { Pane } from './pane.tsx'

const root = createRoot(document.getElementById('root') ?? document.body)
const [config, connection] = await Promise.all([readTabConfig().catch(() => null), connectOutlook().catch((): Connection => ({ state: 'unreachable' }))])
const tabUrl = config?.tabUrl ?? null

if (config && connection.state === 'open') {
  signInBy(askOutlookForToken(config.signIn))
  // Asked early: the first screen needs it. Its failure is that screen's to tell.
  getApiToken().catch(() => undefined)
  root.render(
    <StrictMode>
      <HostTheming host={connection.host}>
        <QueryClientProvider client={createQueries()}>
          <Pane meeting={connection.meeting} tabUrl={config.tabUrl} />
        </QueryClientProvider>
      </HostTheming>
    </StrictMode>,
  )
} else if (connection.state === 'old') {
  root.render(
    <CalmAlone title="This needs a newer Outlook" tabUrl={tabUrl}>
      Update Outlook, or open Crosspath in Teams: everything is there as well.
    </CalmAlone>,
  )
} else if (connection.state === 'elsewhere') {
  root.render(
    <CalmAlone title="Open this in Outlook" tabUrl={tabUrl}>
      This page belongs beside a meeting in your Outlook calendar. Open a meeting there and choose Crosspath.
    </CalmAlone>,
  )
} else {
  root.render(
    <CalmAlone title="We can’t reach Outlook right now" tabUrl={tabUrl}>
      Close this pane and open it again in a minute. Nothing was changed.
    </CalmAlone>,
  )
}
