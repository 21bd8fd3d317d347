import { StrictMode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createQueries } from '../app/queries.ts'
import type { Connection } from '../host/outlook.ts'
import { fetchTheme, HostTheming } from '../host/theme.tsx'
import { CalmAlone } from './calm.tsx'
import { Pane } from './pane.tsx'

const root = createRoot(document.getElementById('root') ?? document.body)

/** Shows the pane beside the meeting, or says what keeps it from there. */
export async function start(connection: Connection, tabUrl: string): Promise<void> {
  if (connection.state === 'open') {
    await fetchTheme(connection.host.theme)
    root.render(
      <StrictMode>
        <HostTheming host={connection.host}>
          <QueryClientProvider client={createQueries()}>
            <Pane meeting={connection.meeting} tabUrl={tabUrl} />
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
}
