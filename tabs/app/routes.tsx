import { Home } from '../home/home.tsx'
import { readMeetingChat } from '../host/teams.ts'
import { FrameBoundary, PageBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { companyRoutes } from './company-routes.tsx'
import { manageRoutes } from './manage-routes.tsx'
import { NotHere } from './not-here.tsx'
import { OrganizersOnly } from './organizers-only.tsx'
import { page, type PageRoute } from './pages.tsx'

const team = page(async () => (await import('../enrolment/my-team.tsx')).MyTeam)
/** The meeting beside which it stands is asked for while its code comes. */
const panel = page(async () => {
  const [{ Panel }, chatId] = await Promise.all([import('../meeting/panel.tsx'), readMeetingChat()])
  return () => <Panel chatId={chatId} />
})

/** Every path of the tab. A card's or mail's link lands on exactly one of them. */
export const routes: PageRoute[] = [
  {
    Component: FrameBoundary,
    children: [
      {
        path: '/',
        Component: Frame,
        children: [
          {
            Component: PageBoundary,
            children: [
              { index: true, Component: Home },
              { path: 'enrol/:cohortId', ...page(async () => (await import('../enrolment/enrol.tsx')).Enrol) },
              { path: 'circle/:circleId', ...page(async () => (await import('../roadmap/my-circle.tsx')).MyCircle) },
              { path: 'circle/:circleId/roadmap', ...page(async () => (await import('../roadmap/my-roadmap.tsx')).MyRoadmap) },
              { path: 'circle/:circleId/session/:number', ...page(async () => (await import('../sessions/session-page.tsx')).SessionPage) },
              { path: 'circle/:circleId/certificate', ...page(async () => (await import('../roadmap/certificate.tsx')).CertificatePage) },
              { path: 'circle/:circleId/insight', ...page(async () => (await import('../roadmap/insight.tsx')).InsightPage) },
              { path: 'circle/:circleId/stories', ...page(async () => (await import('../stories/circle-stories.tsx')).CircleStories) },
              { path: 'stories', ...page(async () => (await import('../stories/stories.tsx')).Stories) },
              { path: 'team', ...team },
              { path: 'team/approvals', ...team },
              { path: 'team/approvals/:enrolmentId', ...page(async () => (await import('../enrolment/one-approval.tsx')).OneApproval) },
              { path: 'settings', ...page(async () => (await import('../settings/settings.tsx')).Settings) },
              { path: 'manage', Component: OrganizersOnly, children: manageRoutes },
              { Component: OrganizersOnly, children: companyRoutes },
              { path: '*', Component: NotHere },
            ],
          },
        ],
      },
      // Beside a call Teams gives 320 px: a page of its own, without the bar of places.
      { path: '/panel', ...panel },
    ],
  },
]
