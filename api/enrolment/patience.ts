/** For how long an outage may hold up a message: a job is tried for 23 minutes, and its last tries shall take another way. */
const patienceMilliseconds = 15 * 60_000

/** Whether somebody has been tried to reach for so long that what may pass counts as a refusal. @param since when there first was something to bring. */
export function isWaitedOut(since: number, now: number): boolean {
  return now - since > patienceMilliseconds
}
