import { existsSync, readFileSync } from 'node:fs'
import { WrongInput } from '../json-input.ts'

/** One line of a table: where it begins in the file, and its fields by the columns that were asked for. */
export type Row<Column extends string> = { line: number; fields: Record<Column, string> }

/** `csv`: commas, and quotes as in RFC 4180, so that a field may hold commas, quotes and line breaks. `tab`: tabs, no quoting. */
export type TableFormat = 'csv' | 'tab'

/**
 * The named columns of a file whose first line names them, in whatever order; other columns are passed over.
 * Throws WrongInput with the file and the line of the fault. The file is UTF-8, with or without a byte order mark.
 */
export function readTable<Column extends string>(file: string, format: TableFormat, columns: readonly Column[]): Row<Column>[] {
  if (!existsSync(file)) throw new WrongInput(`${file} is missing. Unpack the whole download into one folder and name that folder.`)
  const [header, ...records] = parseTable(readFileSync(file, 'utf8'), format, file)
  if (!header) throw new WrongInput(`${file} is empty.`)
  const places = columns.map((column) => {
    const place = header.fields.indexOf(column)
    if (place < 0) throw new WrongInput(`${file}, line 1: there is no column “${column}”.`)
    return [column, place] as const
  })
  return records.map(({ line, fields }) => {
    if (fields.length !== header.fields.length) {
      throw new WrongInput(`${file}, line ${line}: ${fields.length} fields where the first line names ${header.fields.length}.`)
    }
    return { line, fields: Object.fromEntries(places.map(([column, place]) => [column, fields[place] ?? ''])) as Record<Column, string> }
  })
}

type TableLine = { line: number; fields: string[] }

/** Every line's fields, blank lines left out. `name` is what a fault calls the text. */
export function parseTable(text: string, format: TableFormat, name: string): TableLine[] {
  const separator = format === 'csv' ? ',' : '\t'
  const records: TableLine[] = []
  let fields: string[] = []
  let line = 1
  let began = 1
  let at = text.startsWith('\uFEFF') ? 1 : 0

  const endRecord = (): void => {
    if (fields.length > 1 || fields[0] !== '') records.push({ line: began, fields })
    fields = []
    line++
    began = line
  }

  while (at < text.length) {
    if (format === 'csv' && text[at] === '"') at = readQuoted(at)
    else {
      const end = endOfPlain(at)
      fields.push(text.slice(at, text[end] === '\n' && text[end - 1] === '\r' && end > at ? end - 1 : end))
      at = end
    }
    if (text[at] === separator) {
      at++
      if (at === text.length || text[at] === '\n' || text.startsWith('\r\n', at)) fields.push('')
      else continue
    }
    if (text.startsWith('\r\n', at)) at++
    at++
    endRecord()
  }
  return records

  function endOfPlain(from: number): number {
    let end = from
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end++
    return end
  }

  /** Takes the quoted field that begins here; returns the place after it. */
  function readQuoted(from: number): number {
    let value = ''
    let start = from + 1
    for (;;) {
      const quote = text.indexOf('"', start)
      if (quote < 0) throw new WrongInput(`${name}, line ${line}: a quote opens here and never closes.`)
      value += text.slice(start, quote)
      if (text[quote + 1] !== '"') {
        const after = quote + 1
        line += countBreaks(value)
        if (after < text.length && text[after] !== separator && text[after] !== '\n' && !text.startsWith('\r\n', after)) {
          throw new WrongInput(`${name}, line ${line}: something follows a closing quote; a quote inside a field is written twice.`)
        }
        fields.push(value)
        return after
      }
      value += '"'
      start = quote + 2
    }
  }
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1
}
