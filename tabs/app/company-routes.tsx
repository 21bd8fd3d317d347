import { page, type PageRoute } from './pages.tsx'

/** Pages about the whole company, beside the same side navigation as the organizer's. */
export const companyRoutes: PageRoute[] = [
  {
    ...page(async () => (await import('../programs/manage.tsx')).Manage),
    children: [{ path: 'company/ties', ...page(async () => (await import('../ties/ties.tsx')).TiesPage) }],
  },
]
