import type { RouteObject } from 'react-router'

/**
 * The organizer's pages, paths relative to `/manage`, each lazily loaded:
 * `{ path: 'programs', lazy: async () => ({ Component: (await import('../programs/programs.tsx')).Programs }) }`.
 * A parent of them with the side navigation and an `Outlet` keeps everybody else's first load small.
 */
export const manageRoutes: RouteObject[] = []
