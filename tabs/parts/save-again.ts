import { type ApiError, isLost } from '../client.ts'

const PAUSES_MS = [5_000, 15_000, 30_000, 60_000]

/** Whether a failure passes by itself: no connection, the other end in trouble (5xx), or too much asked at once (429). */
export function passes(error: ApiError): boolean {
  return isLost(error) || error.status === 429
}

/** How long to wait before trying again after so many tries in a row that failed, in milliseconds: longer each time, a minute at most. */
export function pauseAfter(failures: number): number {
  return PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? PAUSES_MS[0]!
}
