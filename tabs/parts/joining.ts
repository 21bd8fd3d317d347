const EARLY_MS = 10 * 60_000

/** Whether the meeting's door is open: from ten minutes before it starts until it ends. Epoch milliseconds. */
export function canJoin(startAt: number, endAt: number, now: number): boolean {
  return now >= startAt - EARLY_MS && now < endAt
}
