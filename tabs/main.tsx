import './no-eval.ts'
import { StrictMode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { OutsideHost } from './app/outside-host.tsx'
import { createQueries } from './app/queries.ts'
import { routes } from './app/routes.tsx'
import { readTabConfig } from './client.ts'
import { getApiToken, signInBy } from './host/sign-in.ts'
import { askTeamsForToken, connectHost, type TeamsHost } from './host/teams.ts'
import { HostTheming } from './host/theme.tsx'

async function findHost(): Promise<TeamsHost | null> {
  try {
    const { hostOrigins } = await readTabConfig()
    return await connectHost(hostOrigins)
  } catch {
    // Opened outside Teams: the page says so.
    return null
  }
}

const root = createRoot(document.getElementById('root') ?? document.body)
const host = await findHost()

if (host) {
  signInBy(askTeamsForToken)
  // Asked early: the first page needs it, and by then it has come. Its failure is the first page's to tell.
  getApiToken().catch(() => undefined)
  if (host.deepLink && location.pathname === '/') history.replaceState(null, '', host.deepLink)
  root.render(
    <StrictMode>
      <HostTheming host={host}>
        <QueryClientProvider client={createQueries()}>
          <RouterProvider router={createBrowserRouter(routes)} />
        </QueryClientProvider>
      </HostTheming>
    </StrictMode>,
  )
} else {
  root.render(<OutsideHost />)
}
