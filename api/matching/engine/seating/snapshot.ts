import type { Circles } from './circles.ts'

/** Copies where everybody sits and all prices; what it returns brings them back. */
export function takeSnapshot(circles: Circles): () => void {
  const { start, mentorAt } = circles
  const menteeIn = circles.menteeIn.slice()
  const groupIn = circles.groupIn.slice()
  const placePrice = circles.placePrice.slice()
  const kept = (['seats', 'taken', 'seatOf', 'away', 'menteePrice', 'mentorPrice'] as const).map((name) => {
    const copy = circles[name].slice()
    return () => circles[name].set(copy)
  })
  return () => {
    circles.start = start
    circles.mentorAt = mentorAt
    circles.menteeIn = menteeIn.slice()
    circles.groupIn = groupIn.slice()
    circles.placePrice = placePrice.slice()
    for (const bring of kept) bring()
  }
}
