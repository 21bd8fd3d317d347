import { CsvError, parse } from 'csv-parse/sync'
import type { OutcomeKind } from './contract.ts'

/** One value of a file: whose it is in small letters, on which line, and 1, 0 or a number. */
export type ReadOutcome = { name: string; line: number; outcome: string; value: number }
export type ReadFile = { columns: { name: string; kind: OutcomeKind }[]; names: Map<string, number>; outcomes: ReadOutcome[]; faults: { line: number; message: string }[] }

const mostColumns = 6
const mostPeople = 200_000
/** Beyond so many the rest is hardly read. */
const mostFaults = 50
const words: Record<string, number> = { yes: 1, no: 0, true: 1, false: 0 }
const answers: Record<string, number> = { ...words, 1: 1, 0: 0 }

type Line = { record: string[]; info: { lines: number } }

/**
 * Reads a CSV file: the first column a person's user principal name or id, each further one an outcome, yes and no, or a number; what is
 * empty is not known. Separated by comma, semicolon or tab, as the first line is. Every fault is named with its line.
 */
export function readOutcomes(text: string): ReadFile {
  const file: ReadFile = { columns: [], names: new Map(), outcomes: [], faults: [] }
  const lines = split(text, file)
  const [header, ...rows] = lines
  if (!header) return file.faults.length > 0 ? file : withFault(file, 1, 'The file is empty. Its first line names the columns.')
  const names = header.record.slice(1).map((name) => name.trim())
  if (names.length === 0) return withFault(file, 1, 'There is no outcome: after the person at least one more column is needed.')
  if (names.length > mostColumns) return withFault(file, 1, `There are more than ${mostColumns} outcomes. Bring those alone that are to be compared.`)
  if (names.some((name) => name === '' || name.length > 60) || new Set(names).size < names.length) return withFault(file, 1, 'Each column needs a name of its own, of at most 60 letters.')
  if (rows.length > mostPeople) return withFault(file, 1, `There are more than ${mostPeople} people. Bring only those of this cohort.`)
  file.columns = names.map((name, at) => ({ name, kind: kindOf(rows, at + 1) }))
  for (const row of rows) readRow(file, row)
  return file
}

function split(text: string, file: ReadFile): Line[] {
  const [first = ''] = text.split(/\r?\n/, 1)
  const delimiter = [';', '\t'].find((candidate) => first.includes(candidate)) ?? ','
  try {
    return parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true, relax_column_count: true }) as unknown as Line[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    withFault(file, Number(error['lines'] ?? 1), 'A quotation mark is not closed, or stands where none may.')
    return []
  }
}

/** A column in which anybody says yes or no, or nobody anything but 1 and 0, is one of yes and no. */
function kindOf(rows: readonly Line[], at: number): OutcomeKind {
  const given = rows.map(({ record }) => (record[at] ?? '').trim().toLowerCase()).filter((value) => value !== '')
  return given.some((value) => Object.hasOwn(words, value)) || given.every((value) => Object.hasOwn(answers, value)) ? 'yes-no' : 'number'
}

function readRow(file: ReadFile, { record, info: { lines: line } }: Line): void {
  const name = (record[0] ?? '').trim().toLowerCase()
  const before = file.names.get(name)
  if (record.length !== file.columns.length + 1) return void withFault(file, line, `This line has ${record.length} columns, and the first line ${file.columns.length + 1}.`)
  if (name === '') return void withFault(file, line, 'There is no person in the first column.')
  if (before !== undefined) return void withFault(file, line, `This person stands in line ${before} already.`)
  file.names.set(name, line)
  file.columns.forEach(({ name: outcome, kind }, at) => {
    const given = (record[at + 1] ?? '').trim().toLowerCase()
    if (given === '') return
    const value = kind === 'number' ? Number(given) : Object.hasOwn(answers, given) ? (answers[given] ?? NaN) : NaN
    if (Number.isFinite(value) && Math.abs(value) <= 1e12) file.outcomes.push({ name, line, outcome, value })
    else withFault(file, line, kind === 'number' ? `In “${outcome}” there is no number, such as 3.5.` : `In “${outcome}” there is neither yes nor no.`)
  })
}

function withFault(file: ReadFile, line: number, message: string): ReadFile {
  if (file.faults.length < mostFaults) file.faults.push({ line, message })
  return file
}
