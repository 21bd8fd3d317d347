const windowMilliseconds = 10 * 60_000
const slowShare = 0.1
const dropShare = 0.15
const slowDelayMilliseconds = 10_000
/** A share of fewer answers says nothing; Microsoft does not tell its own number. */
const fewestAnswers = 20

export type Pace = {
  note(url: string, wasSlow: boolean): void
  /** How much later a new notification is sent; null: it is dropped. */
  delayOf(url: string): number | null
}

/**
 * How promptly receivers have answered in the last ten minutes (Microsoft: "Receive change notifications through webhooks",
 * throttling): with more than 10 % slow answers new notifications come ten seconds later, with more than 15 % they are dropped.
 */
export function pace(now: () => number): Pace {
  const answers = new Map<string, { at: number; wasSlow: boolean }[]>()
  const recent = (url: string) => (answers.get(url) ?? []).filter(({ at }) => at > now() - windowMilliseconds)
  return {
    note: (url, wasSlow) => void answers.set(url, [...recent(url), { at: now(), wasSlow }].slice(-1_000)),
    delayOf(url) {
      const known = recent(url)
      const share = known.filter(({ wasSlow }) => wasSlow).length / Math.max(1, known.length)
      if (known.length < fewestAnswers || share <= slowShare) return 0
      return share <= dropShare ? slowDelayMilliseconds : null
    },
  }
}
