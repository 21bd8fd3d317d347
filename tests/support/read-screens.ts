import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** Attributes and calls whose strings are for the machine: looks, drawings, places, names under which something is queued or kept. */
const MACHINE_ATTRIBUTES = /^(className|style|d|viewBox|transform|points|type|key|id|role|to|path|href|src|width|height|size|appearance|flex|columns|template|data-.*|fill|stroke.*|gridTemplate.*|transition.*|authorization|inTurn)$/
const MACHINE_CALLS = /^(makeStyles|makeResetStyles|makeStaticStyles|mergeClasses|shorthands\.\w+|useMediaQuery|matchMedia|useWidth|querySelector(All)?|closest|catalogue|RegExp|import|DateTimeFormat|NumberFormat|ListFormat|localeCompare|toLocaleString|getItem|setItem|useKeptWords|addEventListener|removeEventListener|isSetSupported|startsWith|Error|TypeError|mark|measure)$/
/** Keys of a keyboard, methods and the like: a capital at the beginning makes no word of them. */
const NAMES = /^(Enter|Escape|Tab|Home|End|Space|Delete|Backspace|Page(Up|Down)|Arrow\w+|Shift|Control|Alt|Meta|Accept|Authorization|Bearer|Content-Type|HTML\w*|GET|POST|PUT|PATCH|DELETE|UTC|Blob|File|ApiError)$/

export type Text = { line: number; text: string }
/**
 * A text said by its key. `keys`: all that may stand there, as far as they are spelt out. `values`: the names given with
 * it; null where they are not spelt out. `early`: said while the file is loaded, before the language is known.
 */
export type Use = { part: string; keys: string[]; values: string[] | null; early: boolean; at: string }
/** `parts`: whose texts a source says. `strings`: all that it spells out, keys among them. */
export type Said = { parts: string[]; strings: ReadonlySet<string>; uses: Use[] }

function read(file: string, code: string): ts.SourceFile {
  return ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
}

/** The values of a text said by key are looked at as well; its key is not. */
function partsToVisit(node: ts.Node): readonly ts.Node[] | null {
  return ts.isCallExpression(node) && /^say\w*$/.test(node.expression.getText()) ? node.arguments.slice(1) : null
}

/** The texts for people that a source of the tab spells out itself, by a guess that errs towards finding too many. */
export function textsIn(file: string, code = readFileSync(file, 'utf8')): Text[] {
  const source = read(file, code)
  const found: Text[] = []
  const add = (node: ts.Node, text: string) => found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: text.trim() })
  const visit = (node: ts.Node): void => {
    const values = partsToVisit(node)
    if (values) return values.forEach(visit)
    if (isForMachines(node)) return
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) add(node, node.text.replaceAll(/\s+/g, ' '))
    else if (ts.isStringLiteralLike(node) && reads(node.text, isShown(node))) add(node, node.text)
    else if (ts.isTemplateExpression(node) && reads(spell(node), isShown(node))) add(node, spell(node))
    node.forEachChild(visit)
  }
  visit(source)
  return found
}

function isForMachines(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node)) return true
  if (ts.isJsxAttribute(node)) return MACHINE_ATTRIBUTES.test(node.name.getText())
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const name = node.expression.getText()
    // What a machine's call is given may still be made by a function that speaks to people.
    return MACHINE_CALLS.test(name) || MACHINE_CALLS.test(name.split('.').at(-1) ?? '')
  }
  if (ts.isPropertyAssignment(node)) return MACHINE_ATTRIBUTES.test(node.name.getText())
  return ts.isStringLiteralLike(node) && isCompared(node)
}

function isCompared(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isCaseClause(parent)) return true
  if (ts.isBinaryExpression(parent)) return /^([=!]==?|in)$/.test(parent.operatorToken.getText())
  return ts.isPropertyAssignment(parent) && parent.name === node || ts.isElementAccessExpression(parent)
}

/** In an element or an attribute that people read, be it as one branch of a condition, or what joins words. */
function isShown(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isConditionalExpression(parent) ? parent.condition !== node : ts.isParenthesizedExpression(parent) || (ts.isBinaryExpression(parent) && /^(&&|\|\||\?\?)$/.test(parent.operatorToken.getText()))) return isShown(parent)
  if (ts.isJsxExpression(parent)) return ts.isJsxElement(parent.parent) || ts.isJsxFragment(parent.parent) || isShown(parent)
  if (ts.isCallExpression(parent)) return /\.join$/.test(parent.expression.getText())
  return ts.isJsxAttribute(parent) && /^(title|label|content|alt|validationMessage|message|placeholder|hint|header|subText|sentence|aria-(label|description|valuetext|roledescription))$/.test(parent.name.getText())
}

/** Whether a string is made of words: several, or one that begins like a sentence. */
function reads(text: string, shown: boolean): boolean {
  if (NAMES.test(text)) return false
  if (/^[\d\s.,%-]*(px|rem|em|ms|s|fr|auto|none|solid|ease\S*|minmax\S*|calc\S*|var\S*)\b/.test(text)) return false
  return (shown && /\p{L}/u.test(text)) || /^\p{Lu}\p{Ll}/u.test(text.trim()) || /\p{Ll}{2,}[,;:.]? [\p{L}$]/u.test(text) || /[$}] \p{Ll}{2,}/u.test(text)
}

function spell({ head, templateSpans }: ts.TemplateExpression): string {
  return head.text + templateSpans.map(({ literal }) => `$${literal.text}`).join('')
}

/** What a source of the tab says by key, and with which values. */
export function saidIn(file: string): Said {
  const source = read(file, readFileSync(file, 'utf8'))
  const parts = new Map<string, string>()
  const uses: Use[] = []
  const strings = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const part = /\/texts\/([\w-]+)\.ts$/.exec(node.moduleSpecifier.text)?.[1]
      const named = node.importClause?.namedBindings
      if (part && named && ts.isNamedImports(named)) for (const { name } of named.elements) parts.set(name.text, part)
    }
    if (ts.isStringLiteralLike(node)) strings.add(node.text)
    const part = ts.isCallExpression(node) ? parts.get(node.expression.getText()) : undefined
    if (part !== undefined && ts.isCallExpression(node)) {
      const [key, values] = node.arguments
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      if (key) uses.push({ part, keys: keysIn(key), values: values ? namesOf(values) : [], early: !ts.findAncestor(node, ts.isFunctionLike), at: `${file}:${line + 1}` })
    }
    node.forEachChild(visit)
  }
  visit(source)
  return { parts: [...parts.values()], strings, uses }
}

/** Every string that the expression of a key can come to, as far as it is spelt out. */
function keysIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...keysIn(node.whenTrue), ...keysIn(node.whenFalse)]
  return []
}

function namesOf(node: ts.Expression): string[] | null {
  if (!ts.isObjectLiteralExpression(node)) return null
  const names = node.properties.map((property) => property.name?.getText() ?? null)
  return names.every((name) => name !== null) ? names.map((name) => name.replaceAll("'", '')) : null
}
