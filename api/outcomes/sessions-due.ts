import type { CohortData } from './load-cohort.ts'

/** A session that has had its date, or was closed ahead of it. `at`: when it began, as far as is known. */
export type DueSession = { number: number; at: number; held: boolean; moved: boolean }

/**
 * Sessions of a circle that were due. Held is what a member closed. A circle that ended early counts up to the last session it held, for
 * nobody was to come to the others.
 */
export function sessionsDue({ state, closed, occurrences, seriesState }: CohortData['circles'][number], now: number): DueSession[] {
  const heldAt = new Map((closed ?? []).map(({ number, completedAt }) => [number, completedAt]))
  const last = Math.max(0, ...heldAt.keys())
  const planned = (seriesState === 'booked' ? (occurrences ?? []) : []).map((occurrence) => ({
    number: occurrence.number,
    at: Math.min(occurrence.startAt, heldAt.get(occurrence.number) ?? Infinity),
    held: heldAt.has(occurrence.number),
    moved: (occurrence.moves ?? 0) > 0 || occurrence.movedAt !== undefined,
    due: occurrence.endAt <= now && (state !== 'ended' || occurrence.number <= last),
  }))
  const known = new Set(planned.map(({ number }) => number))
  const without = [...heldAt].filter(([number]) => !known.has(number)).map(([number, at]) => ({ number, at, held: true, moved: false, due: true }))
  return [...planned, ...without].filter(({ held, due }) => held || due).map(({ due: _due, ...session }) => session)
}

/** Sessions by the month in which they were, oldest first. */
export function byMonth(sessions: readonly DueSession[]) {
  const months = Map.groupBy(sessions, ({ at }) => Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 7))
  return [...months]
    .map(([month, all]) => ({
      month,
      held: all.filter(({ held, moved }) => held && !moved).length,
      moved: all.filter(({ held, moved }) => held && moved).length,
      missed: all.filter(({ held }) => !held).length,
    }))
    .sort((a, b) => a.month.localeCompare(b.month))
}
