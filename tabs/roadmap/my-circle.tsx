import { Page } from '../parts/page.tsx'

/** My circle. */
export function MyCircle() {
  return <Page title="My circle">{null}</Page>
}
