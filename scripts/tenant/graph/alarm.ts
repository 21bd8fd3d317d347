import type { Clock } from '../tenant.ts'

/** Rings when the tenant's clock reaches a moment, whether by itself or because the story moved it. */
export type Alarm = {
  /** The earliest of the moments asked for counts; after ringing none does. Milliseconds on the tenant's clock. */
  at(epochMilliseconds: number): void
  close(): void
}

/** A timer may wait no longer than this; it then looks again. */
const longestWait = 3_600_000

/** An alarm on the clock; `ring` is never called from within `at`, but at once when the clock is moved past the moment. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let next = Infinity
  let timer: NodeJS.Timeout | null = null
  let closed = false

  function arm(): void {
    if (timer) clearTimeout(timer)
    timer = null
    if (closed || next === Infinity) return
    const wait = Math.min(Math.max(0, next - clock.now().epochMilliseconds), longestWait)
    timer = setTimeout(look, wait).unref()
  }

  function look(): void {
    if (closed) return
    if (clock.now().epochMilliseconds < next) return arm()
    next = Infinity
    if (timer) clearTimeout(timer)
    timer = null
    ring()
  }

  const forget = clock.onChange(() => (clock.now().epochMilliseconds < next ? arm() : look()))
  return {
    at(moment) {
      if (moment >= next) return
      next = moment
      arm()
    },
    close() {
      closed = true
      forget()
      if (timer) clearTimeout(timer)
    },
  }
}
