import { page, type PageRoute } from './pages.tsx'

// One page, whether the address names the run or leaves it to the newest.
const matchRun = page(async () => (await import('../matching/match-run.tsx')).MatchRunPage)

// Of one cohort, or of all.
const results = page(async () => (await import('../outcomes/results.tsx')).ResultsPage)

/** The organizer's pages, paths relative to `/manage`, each loaded when it is opened; the side navigation holds them all. */
export const manageRoutes: PageRoute[] = [
  {
    ...page(async () => (await import('../programs/manage.tsx')).Manage),
    children: [
      { index: true, ...page(async () => (await import('../programs/manage-home.tsx')).ManageHome) },
      { path: 'programs', ...page(async () => (await import('../programs/programs.tsx')).Programs) },
      { path: 'programs/new', ...page(async () => (await import('../programs/choose-pack.tsx')).ChoosePack) },
      { path: 'people', ...page(async () => (await import('../people/org-chart.tsx')).OrgChart) },
      { path: ':cohortId/overview', ...page(async () => (await import('../programs/overview.tsx')).Overview) },
      { path: ':cohortId/enrolments', ...page(async () => (await import('../programs/enrolments.tsx')).Enrolments) },
      { path: ':cohortId/match', ...matchRun },
      { path: ':cohortId/match/compare', ...page(async () => (await import('../matching/compare-runs.tsx')).CompareRuns) },
      { path: ':cohortId/match/:runId', ...matchRun },
      { path: ':cohortId/calendar', ...page(async () => (await import('../scheduling/calendar-health.tsx')).CalendarHealth) },
      { path: ':cohortId/repairs', ...page(async () => (await import('../repairs/repairs.tsx')).Repairs) },
      { path: 'results', ...results },
      { path: ':cohortId/results', ...results },
      { path: ':cohortId/impact', ...page(async () => (await import('../impact/impact.tsx')).ImpactPage) },
      { path: ':cohortId/circles', ...page(async () => (await import('../scheduling/circles.tsx')).Circles) },
      { path: ':cohortId/stories', ...page(async () => (await import('../stories/cohort-stories.tsx')).CohortStories) },
    ],
  },
  // Made for paper: without the navigation beside it.
  { path: ':cohortId/board', ...page(async () => (await import('../outcomes/board.tsx')).Board) },
]
