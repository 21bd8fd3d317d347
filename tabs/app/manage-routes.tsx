import type { RouteObject } from 'react-router'

/** The organizer's pages, paths relative to `/manage`, each loaded when it is opened; the side navigation holds them all. */
export const manageRoutes: RouteObject[] = [
  {
    lazy: async () => ({ Component: (await import('../programs/manage.tsx')).Manage }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('../programs/manage-home.tsx')).ManageHome }) },
      { path: 'programs', lazy: async () => ({ Component: (await import('../programs/programs.tsx')).Programs }) },
      { path: 'programs/new', lazy: async () => ({ Component: (await import('../programs/choose-pack.tsx')).ChoosePack }) },
      { path: 'people', lazy: async () => ({ Component: (await import('../people/org-chart.tsx')).OrgChart }) },
      { path: ':cohortId/overview', lazy: async () => ({ Component: (await import('../programs/overview.tsx')).Overview }) },
      { path: ':cohortId/enrolments', lazy: async () => ({ Component: (await import('../programs/enrolments.tsx')).Enrolments }) },
      { path: ':cohortId/match', lazy: async () => ({ Component: (await import('../matching/match-run.tsx')).MatchRunPage }) },
      { path: ':cohortId/match/compare', lazy: async () => ({ Component: (await import('../matching/compare-runs.tsx')).CompareRuns }) },
      { path: ':cohortId/match/:runId', lazy: async () => ({ Component: (await import('../matching/match-run.tsx')).MatchRunPage }) },
      { path: ':cohortId/calendar', lazy: async () => ({ Component: (await import('../scheduling/calendar-health.tsx')).CalendarHealth }) },
      { path: ':cohortId/repairs', lazy: async () => ({ Component: (await import('../repairs/repairs.tsx')).Repairs }) },
      { path: ':cohortId/circles', lazy: async () => ({ Component: (await import('../scheduling/circles.tsx')).Circles }) },
    ],
  },
]
