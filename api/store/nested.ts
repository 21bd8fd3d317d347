import { CamelCaseRows } from './names.ts'

const names = new CamelCaseRows()
const known = new Map<string, string>()

/**
 * Rows that came within a column of another row (`jsonArrayFrom`), under their names in code: what belongs together is read
 * in one statement. What is inside their own jsonb is left alone.
 */
export function renamed<Row extends object>(rows: readonly Row[]): Row[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [inCode(name), value as unknown])) as Row)
}

function inCode(name: string): string {
  const found = known.get(name) ?? names.inCode(name)
  known.set(name, found)
  return found
}
