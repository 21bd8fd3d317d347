import { Page } from '../parts/page.tsx'

/** My team. */
export function MyTeam() {
  return <Page title="My team">{null}</Page>
}
