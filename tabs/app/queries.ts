import { focusManager, notifyManager, QueryClient } from '@tanstack/react-query'
import { isLost } from '../client.ts'

function worthRetrying(failures: number, error: Error): boolean {
  return failures < 2 && isLost(error)
}

/** Answers are fresh for a quarter of a minute, then asked for again whenever the person comes back to the tab. */
export function createQueries(): QueryClient {
  // Before the next frame, not in a task after it: a box that shows what it sends would else be seen unticked once more.
  notifyManager.setScheduler(queueMicrotask)
  // In an iframe the page often stays "visible" while the person works elsewhere in the host; focus tells more.
  focusManager.setEventListener((onFocus) => {
    const handle = () => onFocus()
    addEventListener('visibilitychange', handle)
    addEventListener('focus', handle)
    return () => {
      removeEventListener('visibilitychange', handle)
      removeEventListener('focus', handle)
    }
  })
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, gcTime: 10 * 60_000, refetchOnWindowFocus: true, retry: worthRetrying, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
