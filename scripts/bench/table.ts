/** One question, its answer in rows, and what a reader has to know to believe it. */
export type Table = { question: string; notes: string[]; head: string[]; rows: string[][] }

/** For a terminal: columns in line, numbers to the right. */
export function asText({ question, notes, head, rows }: Table): string {
  const widths = head.map((name, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? name).length)))
  const isNumber = head.map((_, column) => rows.every((row) => /^[\d.,%×<>=≥ –-]*( ?(ms|s|MB|GB))?$/.test(row[column] ?? '')))
  function line(row: string[]): string {
    return row.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd()
  }
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [question, ...notes.map((note) => `  ${note}`), '', line(head), rule, ...rows.map(line)].join('\n')
}

/** For a README. */
export function asMarkdown({ question, notes, head, rows }: Table): string {
  function line(cells: string[]): string {
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  }
  return [`**${question}**`, '', ...notes.flatMap((note) => [note, '']), line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Milliseconds, to three digits. */
export function duration(ms: number): string {
  if (ms >= 99_950) return `${Math.round(ms / 1000)} s`
  if (ms >= 1000) return `${(ms / 1000).toFixed(ms >= 9_995 ? 1 : 2)} s`
  return `${ms.toFixed(ms >= 99.5 ? 0 : ms >= 9.95 ? 1 : 2)} ms`
}

export function megabytes(size: number): string {
  return size >= 10_000 ? `${(size / 1024).toFixed(1)} GB` : `${Math.round(size)} MB`
}

export function count(value: number): string {
  return value.toLocaleString('en')
}

/** How many times; two digits that matter. */
export function times(ratio: number): string {
  if (ratio >= 99.5) return `${count(Math.round(ratio))}×`
  return `${ratio.toFixed(ratio >= 9.95 ? 0 : ratio >= 0.995 ? 1 : 2)}×`
}
