import { type ComponentType, lazy } from 'react'

/** A component whose code comes when it is first shown, by its own name. Put it into a Suspense whose fallback looks the same, or is nothing. */
export function lazily<Props>(fetch: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await fetch() }))
}
