import { Page } from '../parts/page.tsx'

/** Join. */
export function Enrol() {
  return <Page title="Join">{null}</Page>
}
