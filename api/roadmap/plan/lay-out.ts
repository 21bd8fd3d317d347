/** A session that was closed. */
export type ClosedSession = { number: number }
export type StageProgress = { number: number; state: 'done' | 'current' | 'ahead' }

/**
 * Where a circle stands: stages before the first session that is not closed are done, that one is current, the rest lie ahead.
 * One session a stage. Closing out of order is refused by {@link mayClose}, so a gap never occurs.
 */
export function layOut(stages: number, closed: readonly ClosedSession[]): StageProgress[] {
  const done = new Set(closed.map((session) => session.number))
  let current: number | null = null
  return Array.from({ length: stages }, (_, at) => {
    const number = at + 1
    if (done.has(number)) return { number, state: 'done' as const }
    current ??= number
    return { number, state: number === current ? ('current' as const) : ('ahead' as const) }
  })
}

/** The stage a circle is in; null when every session is closed. */
export function currentStage(progress: readonly StageProgress[]): number | null {
  return progress.find((stage) => stage.state === 'current')?.number ?? null
}

/** Only the current session can be closed: the next one builds on what it leaves. */
export function mayClose(progress: readonly StageProgress[], number: number): boolean {
  return currentStage(progress) === number
}
