import { Page } from '../parts/page.tsx'

/** Roadmap. */
export function MyRoadmap() {
  return <Page title="Roadmap">{null}</Page>
}
