import type { StoredFigure, StoredMonth } from '../store/stored-figures.ts'

/**
 * The figure of several cohorts together: the sum of what each of them may show, so that it tells nothing that they do not. Where none
 * shows it, the first one's reason.
 */
export function addFigures(figures: readonly StoredFigure[]): StoredFigure {
  const shown = figures.filter((figure) => figure.kind !== 'hidden')
  const [first, ...others] = shown
  return first ? others.reduce(addTwo, first) : (figures.find((figure) => figure.kind === 'hidden' && figure.why !== 'none') ?? { kind: 'hidden', why: 'none' })
}

function addTwo(a: StoredFigure, b: StoredFigure): StoredFigure {
  if (a.kind === 'share' && b.kind === 'share') return { kind: 'share', part: a.part + b.part, whole: a.whole + b.whole, people: a.people + b.people }
  if (a.kind === 'mean' && b.kind === 'mean') return { kind: 'mean', sum: a.sum + b.sum, squares: a.squares + b.squares, count: a.count + b.count, people: a.people + b.people }
  if (a.kind === 'days' && b.kind === 'days') {
    const days = { ...a.days }
    for (const [day, times] of Object.entries(b.days)) days[day] = (days[day] ?? 0) + times
    return { kind: 'days', days, people: a.people + b.people }
  }
  return a
}

/** Sessions of several cohorts, month by month. */
export function addMonths(lists: readonly StoredMonth[][]): StoredMonth[] {
  const sums = new Map<string, StoredMonth>()
  for (const { month, held, moved, missed } of lists.flat()) {
    const sum = sums.get(month) ?? { month, held: 0, moved: 0, missed: 0 }
    sums.set(month, { month, held: sum.held + held, moved: sum.moved + moved, missed: sum.missed + missed })
  }
  return [...sums.values()].sort((a, b) => a.month.localeCompare(b.month))
}
