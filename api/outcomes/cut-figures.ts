import { fewest, hideSmall, mayShowBoth } from '../small-cells/hide-small.ts'
import type { CutKind, Hidden, StoredFigure } from '../store/stored-figures.ts'
import type { FigureId } from './contract.ts'
import { count, type Counted, type Place, type Tally } from './tally.ts'

export type Figures = Partial<Record<FigureId, StoredFigure>>
export type Cut = { cut: CutKind; name: string; figures: Figures }

/**
 * The figures of everybody, and those of each function and of each site. Of each figure, what is hidden for being small takes a partner
 * along, so that nothing hidden is the difference of things shown, and nobody is told which of the two it is; and where a site and a function have nearly the same people in it, no
 * site is shown, for the few between them would be.
 * @param over the season is over: only then what is read of nobody is split, once and for all.
 */
export function cutFigures(tallies: readonly Tally[], placeOf: ReadonlyMap<string, Place>, over: boolean): Cut[] {
  const all: Cut = { cut: 'all', name: '', figures: Object.fromEntries(tallies.map((tally) => [tally.id, count(tally, null).figure])) }
  const cells = { function: namesOf(placeOf, 'function'), site: namesOf(placeOf, 'site') }
  const cuts = (['function', 'site'] as const).flatMap((cut) => cells[cut].map((name): Cut => ({ cut, name, figures: {} })))
  for (const tally of tallies) {
    const whole = all.figures[tally.id]
    const counted = new Map(cuts.map((cell) => [cell, count(tally, groupOf(placeOf, cell))]))
    const hidden = whyHidden(tally, whole, cuts, counted, over)
    for (const [cell, { figure }] of counted) {
      const why = hidden.get(cell)
      cell.figures[tally.id] = why === undefined ? figure : { kind: 'hidden', why }
    }
  }
  return [all, ...cuts]
}

function whyHidden(tally: Tally, whole: StoredFigure | undefined, cuts: readonly Cut[], counted: ReadonlyMap<Cut, Counted>, over: boolean): Map<Cut, Hidden> {
  const hideAll = (why: Hidden) => new Map(cuts.map((cell) => [cell, why]))
  if (whole === undefined || whole.kind === 'hidden') return hideAll(whole?.why ?? 'none')
  if (tally.part !== null && !over) return hideAll('later')
  const hidden = new Map<Cut, Hidden>()
  for (const kind of ['function', 'site'] as const) {
    const own = cuts.filter(({ cut }) => cut === kind)
    const shown = hideSmall(own.map((cell) => counted.get(cell)?.people.size ?? 0), true)
    for (const [at, cell] of own.entries()) if (shown[at]?.shown == null) hidden.set(cell, 'partner')
  }
  const shown = cuts.filter((cell) => !hidden.has(cell) && (counted.get(cell)?.people.size ?? 0) >= fewest)
  const peopleOf = (cell: Cut) => counted.get(cell)?.people ?? new Set<string>()
  const isClose = shown.some((site) => site.cut === 'site' && shown.some((other) => other.cut === 'function' && !mayShowBoth(peopleOf(site).symmetricDifference(peopleOf(other)).size, 0)))
  if (isClose) for (const cell of cuts) if (cell.cut === 'site') hidden.set(cell, 'partner')
  return hidden
}

function namesOf(placeOf: ReadonlyMap<string, Place>, kind: 'function' | 'site'): string[] {
  return [...new Set([...placeOf.values()].map((place) => place[kind]))].sort((a, b) => a.localeCompare(b))
}

function groupOf(placeOf: ReadonlyMap<string, Place>, { cut, name }: Cut) {
  const isIn = (place: Place) => place[cut as 'function' | 'site'] === name
  return { people: new Set([...placeOf].flatMap(([id, place]) => (isIn(place) ? [id] : []))), isIn }
}
