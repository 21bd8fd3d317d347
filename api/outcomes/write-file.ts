import { stringify } from 'csv-stringify/sync'
import writeXlsxFile from 'write-excel-file/node'
import type { FileFormat, GivenFile } from './contract.ts'

export type Table = { name: string; columns: string[]; rows: (string | number)[][] }

const mediaTypes: Record<FileFormat, string> = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

/**
 * A table as a file for a spreadsheet. Text that a spreadsheet would run as a formula gets an apostrophe in front; in XLSX every text is
 * marked as text, which no spreadsheet runs.
 */
export async function writeFile(table: Table, format: FileFormat): Promise<GivenFile> {
  const bytes = format === 'csv' ? asCsv(table) : await asSheet(table)
  return { fileName: `${fileNameOf(table.name)}.${format}`, mediaType: mediaTypes[format], base64: bytes.toString('base64') }
}

/** With the mark by which Excel knows UTF-8. */
function asCsv({ columns, rows }: Table): Buffer {
  const harmless = rows.map((row) => row.map((value) => (typeof value === 'string' ? unformulated(value) : value)))
  return Buffer.from(stringify([columns, ...harmless], { bom: true, record_delimiter: 'windows' }), 'utf8')
}

/** Also where blanks stand in front, or a sign of full width, which some spreadsheets take for the usual one (OWASP, "CSV Injection"). */
function unformulated(text: string): string {
  return /^[\s\u00a0]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
}

function asSheet({ name, columns, rows }: Table): Promise<Buffer> {
  const header = columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) => row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String })))
  return writeXlsxFile([header, ...body], { sheet: sheetNameOf(name), stickyRowsCount: 1 }).toBuffer()
}

/** Excel allows 31 characters and not all of them. */
function sheetNameOf(name: string): string {
  return name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31).trim() || 'Figures'
}

function fileNameOf(name: string): string {
  return name.normalize('NFKD').replace(/[^\w]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase() || 'figures'
}
