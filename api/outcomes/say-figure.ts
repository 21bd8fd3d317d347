import { capShare } from '../small-cells/hide-small.ts'
import type { StoredFigure } from '../store/stored-figures.ts'
import type { Figure, FigureId } from './contract.ts'
import { figureWords, refusals } from './figure-words.ts'

type Shown = Pick<Figure, 'value' | 'words' | 'detail' | 'interval'>
export type Beside = { name: string; figure: StoredFigure | undefined }

/** A figure as it is read: value, words, formula and source, and how it differs from the same of another cohort. */
export function sayFigure(id: FigureId, stored: StoredFigure | undefined, beside: Beside | null): Figure {
  const { things: _things, personal: _personal, ...words } = figureWords[id]
  const why = stored === undefined ? 'none' : stored.kind === 'hidden' ? stored.why : null
  if (stored === undefined || stored.kind === 'hidden') return { id, ...words, value: null, words: refusals[why ?? 'none'], detail: null, refused: why, people: null, interval: null, change: null }
  const shown = show(id, stored)
  return { id, ...words, ...shown, refused: null, people: stored.people, change: beside ? changeFrom(id, shown.value, beside) : null }
}

function show(id: FigureId, stored: Exclude<StoredFigure, { kind: 'hidden' }>): Shown {
  const { unit, things, personal } = figureWords[id]
  if (stored.kind === 'days') {
    const [quarter, half, threeQuarters] = quartersOf(stored.days)
    return { value: half, words: daysInWords(half), detail: `Half of them within ${quarter} to ${daysInWords(threeQuarters)}`, interval: null }
  }
  if (stored.kind === 'share') {
    const share = stored.whole === 0 ? 0 : Math.min(1, stored.part / stored.whole)
    const capped = personal ? capShare(share, stored.people) : { share, cap: null }
    const percent = Math.round((capped?.share ?? share) * 100)
    if (capped?.cap != null) return { value: percent, words: `${capped.cap} ${percent} %`, detail: null, interval: null }
    return { value: percent, words: `${percent} %`, detail: `${stored.part} of ${stored.whole} ${things}`, interval: null }
  }
  const scale = unit === 'percent' ? 100 : 1
  const value = rounded((stored.sum / stored.count) * scale, unit)
  const interval = id === 'pulse' ? null : intervalOf(stored, scale, unit)
  return { value, words: unit === 'percent' ? `${value} %` : id.startsWith('skills') && value > 0 ? `+${value}` : String(value), detail: interval ? `95 % interval ${interval.from} to ${interval.to}, ${stored.people} ${things}` : `${stored.people} ${things}`, interval }
}

function changeFrom(id: FigureId, value: number | null, { name, figure }: Beside): string | null {
  if (figure === undefined || figure.kind === 'hidden' || value === null) return null
  const before = show(id, figure)
  if (before.value === null || /^(over|under)/.test(before.words)) return null
  const by = rounded(value - before.value, figureWords[id].unit)
  if (by === 0) return `The same as ${name}`
  const size = Math.abs(by)
  if (figureWords[id].unit === 'days') return `${daysInWords(size)} ${by < 0 ? 'sooner' : 'later'} than ${name}`
  return `${size} ${size === 1 ? 'point' : 'points'} ${by > 0 ? 'up' : 'down'} from ${name}`
}

/** Quartiles of whole numbers by how often each comes, between neighbours by half at most (R's type 2). */
export function quartersOf(days: Readonly<Record<string, number>>): [number, number, number] {
  const steps = Object.entries(days).map(([day, times]) => ({ day: Number(day), times })).sort((a, b) => a.day - b.day)
  const all = steps.reduce((sum, { times }) => sum + times, 0)
  /** The value that so many are before. */
  function valueAfter(count: number): number {
    let passed = 0
    return steps.find(({ times }) => (passed += times) > count)?.day ?? 0
  }
  const at = (share: number) => {
    const place = all * share
    return Number.isInteger(place) ? (valueAfter(place - 1) + valueAfter(place)) / 2 : valueAfter(Math.floor(place))
  }
  return [at(0.25), at(0.5), at(0.75)]
}

function intervalOf({ sum, squares, count }: Extract<StoredFigure, { kind: 'mean' }>, scale: number, unit: Figure['unit']): Figure['interval'] {
  if (count < 2) return null
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(0, (squares - count * mean ** 2) / (count - 1)))
  const half = studentQuantile(count - 1) * (deviation / Math.sqrt(count))
  return { from: rounded((mean - half) * scale, unit), to: rounded((mean + half) * scale, unit) }
}

/** The 97.5 % quantile of Student's t from 4 degrees on, to two decimals (Abramowitz and Stegun, 26.7.5). */
export function studentQuantile(degrees: number): number {
  const z = 1.959964
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  const fourth = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3 + fourth / degrees ** 4
}

function rounded(value: number, unit: Figure['unit']): number {
  const factor = unit === 'percent' ? 1 : 10
  // Never minus zero.
  return Math.round(value * factor) / factor + 0
}


function daysInWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`
}
