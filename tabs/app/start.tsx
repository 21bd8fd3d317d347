import { StrictMode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { speakTo } from '../host/speak-to.ts'
import type { TeamsHost } from '../host/teams.ts'
import { fetchTheme, HostTheming } from '../host/theme.tsx'
import { Pages } from './pages.tsx'
import { createQueries } from './queries.ts'
import { routes } from './routes.tsx'

const root = createRoot(document.getElementById('root') ?? document.body)

/** Shows the tab inside the host. */
export async function start(host: TeamsHost): Promise<void> {
  speakTo(host.locale)
  await fetchTheme(host.theme)
  root.render(
    <StrictMode>
      <HostTheming host={host}>
        <QueryClientProvider client={createQueries()}>
          {/* Pages itself keeps the page before until the next one is here. */}
          <BrowserRouter useTransitions={false}>
            <Pages routes={routes} />
          </BrowserRouter>
        </QueryClientProvider>
      </HostTheming>
    </StrictMode>,
  )
}

/** Says where to open the tab, to whoever opened it by itself. */
export async function showOutside(): Promise<void> {
  speakTo(navigator.language)
  const { OutsideHost } = await import('./outside-host.tsx')
  root.render(<OutsideHost />)
}
