/** A session while it is held. Instants are epoch milliseconds; a pause moves `stepStartedAt` on when it ends. `step` is an index. */
export type Run = { version: number; startedAt: number; step: number; stepStartedAt: number; pausedAt: number | null; finishedAt: number | null; pressedBy: string | null }
export type Press = 'start' | 'next' | 'back' | 'pause' | 'resume' | 'finish'
export type RunState = 'not-begun' | 'running' | 'paused' | 'finished'

export function stateOf(run: Run | null): RunState {
  if (!run) return 'not-begun'
  if (run.finishedAt !== null) return 'finished'
  return run.pausedAt === null ? 'running' : 'paused'
}

/**
 * What a press makes of a run; null when it makes nothing: it was meant for what somebody else has moved meanwhile (`version` is not the
 * run's; 0 before the first), or there is nothing to do for it as things stand. After the last step comes the end, and back from the
 * end is the last step again. A turn in a pause goes on with the talk.
 */
export function press(run: Run | null, { press: pressed, version, by, now, steps }: { press: Press; version: number; by: string; now: number; steps: number }): Run | null {
  if (version !== (run?.version ?? 0) || steps === 0) return null
  const moved = { version: version + 1, pressedBy: by }
  const state = stateOf(run)
  if (pressed === 'start') return state === 'not-begun' || state === 'finished' ? { ...moved, startedAt: now, step: 0, stepStartedAt: now, pausedAt: null, finishedAt: null } : null
  if (!run) return null
  const at = (step: number): Run => ({ ...run, ...moved, step, stepStartedAt: now, pausedAt: null, finishedAt: null })
  const last = steps - 1
  if (state === 'finished') return pressed === 'back' ? at(Math.min(run.step, last)) : null
  switch (pressed) {
    case 'next':
      return run.step >= last ? { ...run, ...moved, pausedAt: null, finishedAt: now } : at(run.step + 1)
    case 'back':
      return at(Math.max(0, Math.min(run.step, steps) - 1))
    case 'pause':
      return state === 'running' ? { ...run, ...moved, pausedAt: now } : null
    case 'resume':
      return run.pausedAt === null ? null : { ...run, ...moved, stepStartedAt: run.stepStartedAt + Math.max(0, now - run.pausedAt), pausedAt: null }
    case 'finish':
      return { ...run, ...moved, pausedAt: null, finishedAt: now }
  }
}

/** What is left of the present step; negative when it is over its time, 0 when nothing runs. */
export function secondsLeft(run: Run | null, steps: readonly { seconds: number }[], now: number): number {
  if (!run || run.finishedAt !== null) return 0
  const passed = Math.max(0, (run.pausedAt ?? now) - run.stepStartedAt)
  return (steps[Math.min(run.step, steps.length - 1)]?.seconds ?? 0) - Math.floor(passed / 1000)
}
