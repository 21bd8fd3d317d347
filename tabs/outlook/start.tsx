import { StrictMode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createQueries } from '../app/queries.ts'
import type { Connection } from '../host/outlook.ts'
import { speakTo } from '../host/speak-to.ts'
import { fetchTheme, HostTheming } from '../host/theme.tsx'
import { say } from '../texts/outlook.ts'
import { CalmAlone } from './calm.tsx'
import { Pane } from './pane.tsx'

const root = createRoot(document.getElementById('root') ?? document.body)

/** Shows the pane beside the meeting, or says what keeps it from there. */
export async function start(connection: Connection, tabUrl: string): Promise<void> {
  speakTo(connection.state === 'open' ? connection.host.locale : navigator.language)
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
      <CalmAlone title={say('old')} tabUrl={tabUrl}>
        {say('oldDetail')}
      </CalmAlone>,
    )
  } else if (connection.state === 'elsewhere') {
    root.render(
      <CalmAlone title={say('elsewhere')} tabUrl={tabUrl}>
        {say('elsewhereDetail')}
      </CalmAlone>,
    )
  } else {
    root.render(
      <CalmAlone title={say('unreachable')} tabUrl={tabUrl}>
        {say('unreachableDetail')}
      </CalmAlone>,
    )
  }
}
