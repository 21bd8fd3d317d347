import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'

export type Path = PropertyKey[]
/** What is not right in a pack's text: on which line, counted from 1, at which place in the pack, and what would be right. */
export type PackFault = { line: number; path: string; message: string }
export type Lines = { value: unknown; lineOf: (path: Path) => number }

/** More than the longest pack of the product by far; in bytes of UTF-8. */
export const packBytes = 200_000
/** A pack is nested nine deep at most; what reads it takes more of the machine with each level. */
const deepest = 40

/**
 * Reads YAML, and JSON with it, so that everything in it knows its line.
 * Aliases and tags are refused: a few lines of aliases can unfold to more than any machine holds, and nobody misses them in a text to be edited.
 */
export function readLines(text: string): Lines | { faults: PackFault[] } {
  if (Buffer.byteLength(text) > packBytes) return { faults: [{ line: 1, path: '', message: `A pack has at most ${packBytes / 1000} kB. Shorten it, or leave out what sessions do not use.` }] }
  const tooDeep = findTooDeep(text)
  if (tooDeep !== null) return { faults: [{ line: tooDeep, path: '', message: 'This is nested more deeply than any pack. Check the brackets and the indentation.' }] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', stringKeys: true })
  const at = (offset: number) => Math.max(1, lines.linePos(Math.min(offset, text.length)).line)
  const faults = [...document.errors, ...document.warnings].map((error) => ({ line: at(error.pos[0]), path: '', message: `This cannot be read as YAML or JSON: ${sentence(error.message)}` }))
  visit(document, (_, node) => {
    if (!isNode(node)) return
    const start = node.range?.[0] ?? 0
    if (isAlias(node)) faults.push({ line: at(start), path: '', message: `“*${node.source}” stands for something that is written elsewhere. Write it out here.` })
    else if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) faults.push({ line: at(start), path: '', message: `Tags such as “${node.tag}” are not read. Leave it out.` })
  })
  if (faults.length > 0) return { faults }
  const root = document.contents as Node | null
  return { value: document.toJS() as unknown, lineOf: (path) => at(startOf(root, path)) }
}

/** Where the deepest part of a path begins that the text has: what is missing is missing in there. */
function startOf(root: Node | null, path: Path): number {
  let node: unknown = root
  let start = root?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (!pair) break
      start = (pair.key as Node).range?.[0] ?? start
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      if (!isNode(node)) break
      start = node.range?.[0] ?? start
    } else break
  }
  return start
}

/** The line on which brackets or indentation go deeper than a pack ever does. */
function findTooDeep(text: string): number | null {
  let open = 0
  let at = 0
  for (const line of text.split('\n')) {
    at += 1
    const indented = line.match(/^[ -]*/)?.[0] ?? ''
    // "- - - -" opens a level with each dash.
    if (indented.replaceAll(' ', '').length > deepest) return at
    for (const sign of line) {
      if (sign === '[' || sign === '{') open += 1
      else if ((sign === ']' || sign === '}') && open > 0) open -= 1
      if (open > deepest) return at
    }
  }
  return null
}

function sentence(words: string): string {
  const first = words.split('\n')[0]?.trim() ?? ''
  return /[.?]$/.test(first) ? first : `${first}.`
}
