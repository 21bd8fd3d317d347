import { type ComponentType, createContext, Suspense, useContext, useDeferredValue, useEffect } from 'react'
import { matchRoutes, type RouteObject, useLocation, useRoutes } from 'react-router'
import { lazily } from '../parts/lazily.ts'

/** A path of the tab. `fetch` gets the code of its page ahead. */
export type PageRoute = RouteObject & { fetch?: () => Promise<unknown>; children?: PageRoute[] }

/** A page whose code comes when somebody goes there. */
export function page(fetch: () => Promise<ComponentType>): Pick<PageRoute, 'Component' | 'fetch'> {
  return { Component: lazily(fetch), fetch }
}

const MovingContext = createContext(false)

/** The page of the address. The one before it stays until the code of the new one is here. */
export function Pages({ routes }: { routes: PageRoute[] }) {
  const location = useLocation()
  const shown = useDeferredValue(location)
  useEffect(() => {
    // At once, as the page is drawn only when its person is known and what holds it is there. A failure is told in its place.
    for (const { route } of matchRoutes(routes, location) ?? []) route.fetch?.().catch(() => undefined)
  }, [routes, location])
  return (
    <MovingContext value={shown !== location}>
      <Suspense>{useRoutes(routes, shown)}</Suspense>
    </MovingContext>
  )
}

/** Whether another page was asked for and is not shown yet. */
export function useMoving(): boolean {
  return useContext(MovingContext)
}
