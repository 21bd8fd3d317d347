import type { LayerFigures, Ties, TieMatrix } from '../../api/ties/contract.ts'
import { say } from '../texts/ties.ts'

export type Pair = { one: string; other: string; count: number | null }

/** Every pair of departments once, those with most ties first, hidden ones last but before those without. */
export function pairsOf({ departments, cells }: TieMatrix): Pair[] {
  const pairs = departments.flatMap(({ name }, row) => departments.slice(row + 1).map((other, at): Pair => ({ one: name, other: other.name, count: cells[row]?.[row + 1 + at] ?? null })))
  const weight = ({ count }: Pair) => count ?? 0.5
  return pairs.sort((a, b) => weight(b) - weight(a))
}

/** 0 none, then three steps up to the highest number of the table. */
export function stepOf(count: number, highest: number): 0 | 1 | 2 | 3 {
  if (count === 0) return 0
  const share = count / Math.max(1, highest)
  return share > 2 / 3 ? 3 : share > 1 / 3 ? 2 : 1
}

/** The departments with the most ties to others first, so that the table is full where one begins to read. */
export function sorted(matrix: TieMatrix): TieMatrix {
  const weight = (at: number) => matrix.departments[at]?.between ?? (matrix.cells[at] ?? []).reduce<number>((sum, cell, other) => sum + (other === at ? 0 : (cell ?? 0)), 0)
  const order = matrix.departments.map((_, at) => at).sort((a, b) => weight(b) - weight(a) || a - b)
  return { ...matrix, departments: order.flatMap((at) => matrix.departments[at] ?? []), cells: order.map((row) => order.map((column) => matrix.cells[row]?.[column] ?? null)) }
}

/** "2 of 3 people answered", with a cap where few were asked; null where nobody was. */
export function answeredWords({ asked, answered }: Pick<Ties, 'asked' | 'answered'>): string | null {
  if (asked === null || answered === null) return null
  const share = say('share', { value: Math.round(answered.share * 100) / 100 })
  return say(answered.cap === 'over' ? 'answeredOver' : answered.cap === 'under' ? 'answeredUnder' : 'answered', { share, asked })
}

export function layerName(layer: LayerFigures['layer']): string {
  return say(layer === 'scheduled' ? 'scheduled' : layer === 'held' ? 'held' : 'kept')
}

export function layerHow(layer: LayerFigures['layer']): string {
  return say(layer === 'scheduled' ? 'scheduledHow' : layer === 'held' ? 'heldHow' : 'keptHow')
}

/** A number from -1 to 1 with two decimals. */
export function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace('-', '−')
}
