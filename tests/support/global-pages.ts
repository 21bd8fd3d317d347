import { buildAll } from '#scripts/build.ts'

/** Builds what the browser is shown, once before all tests: two of them beside each other must not build into one folder. */
export default async function buildPages(): Promise<void> {
  await buildAll()
}
