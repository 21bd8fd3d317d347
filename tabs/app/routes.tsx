import type { RouteObject } from 'react-router'
import { Home } from '../home/home.tsx'
import { readMeetingChat } from '../host/teams.ts'
import { FailedFrame, FailedPage } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { manageRoutes } from './manage-routes.tsx'
import { NotHere } from './not-here.tsx'
import { OrganizersOnly } from './organizers-only.tsx'

/** Every path of the tab. A card's or mail's link lands on exactly one of them. */
export const routes: RouteObject[] = [
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: FailedFrame,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: FailedPage,
        children: [
          { index: true, Component: Home },
          { path: 'enrol/:cohortId', lazy: async () => ({ Component: (await import('../enrolment/enrol.tsx')).Enrol }) },
          { path: 'circle/:circleId', lazy: async () => ({ Component: (await import('../roadmap/my-circle.tsx')).MyCircle }) },
          { path: 'circle/:circleId/roadmap', lazy: async () => ({ Component: (await import('../roadmap/my-roadmap.tsx')).MyRoadmap }) },
          { path: 'circle/:circleId/session/:number', lazy: async () => ({ Component: (await import('../sessions/session-page.tsx')).SessionPage }) },
          { path: 'circle/:circleId/certificate', lazy: async () => ({ Component: (await import('../roadmap/certificate.tsx')).CertificatePage }) },
          { path: 'circle/:circleId/insight', lazy: async () => ({ Component: (await import('../roadmap/insight.tsx')).InsightPage }) },
          { path: 'team', lazy: async () => ({ Component: (await import('../enrolment/my-team.tsx')).MyTeam }) },
          { path: 'team/approvals', lazy: async () => ({ Component: (await import('../enrolment/my-team.tsx')).MyTeam }) },
          { path: 'team/approvals/:enrolmentId', lazy: async () => ({ Component: (await import('../enrolment/one-approval.tsx')).OneApproval }) },
          { path: 'settings', lazy: async () => ({ Component: (await import('../settings/settings.tsx')).Settings }) },
          { path: 'manage', Component: OrganizersOnly, children: manageRoutes },
          { path: '*', Component: NotHere },
        ],
      },
    ],
  },
  // Beside a call Teams gives 320 px: a page of its own, without the bar of places.
  { path: '/panel', loader: readMeetingChat, lazy: async () => ({ Component: (await import('../meeting/panel.tsx')).Panel }), ErrorBoundary: FailedFrame, HydrateFallback: () => null },
]
