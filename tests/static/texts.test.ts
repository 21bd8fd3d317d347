import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isLiteralElement, isPluralElement, isPoundElement, isSelectElement, isTagElement, type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { saidIn, textsIn } from '../support/read-screens.ts'

const parts = readdirSync('tabs/texts/en').map((file) => basename(file, '.json'))
const screens = readdirSync('tabs', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/^(texts|build)[\\/]|vite\.config/.test(file))
  .map((file) => join('tabs', file).replaceAll('\\', '/'))
/** Words in every place where a screen can say them, beside strings that nobody reads. */
const aScreen = `
export function Screen({ kind, count }: { kind: string; count: number }) {
  const names = ['said in a list', 'id', 'two-part', 'api/path']
  return (
    <section className="one two" data-kind={kind === 'Not Said' ? 'a' : 'b'} style={{ padding: '4px 8px' }}>
      Said in an element
      <input aria-label="Said in an attribute" type="text" />
      {count > 1 ? 'Said in braces' : \`Said with \${count} values\`}
      {count > 1 ? 'circles' : 'circle'}{names.join(' and ')}{names.join(' · ')}
      <b title="Said">{names.map(wordsOf)}</b>
    </section>
  )
}

function wordsOf(kind: string): string {
  return kind === 'Enter' ? 'said by a function' : say('key', { role: 'mentee', who: 'the organizer said it' })
}
`

function messagesOf(part: string): Record<string, string> {
  return JSON.parse(readFileSync(`tabs/texts/en/${part}.json`, 'utf8')) as Record<string, string>
}

/** Names of what a message fills in, tags among them. */
function namesIn(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return []
    const options = isPluralElement(element) || isSelectElement(element) ? Object.values(element.options).flatMap(({ value }) => namesIn(value)) : []
    return [element.value, ...options, ...(isTagElement(element) ? namesIn(element.children) : [])]
  })
}

test('every text that a person reads stands in the catalogue', () => {
  const strays = screens.flatMap((file) => textsIn(file).map(({ line, text }) => `${file}:${line} ${text}`))
  expect(strays, 'Put the text into tabs/texts/en and say it by its key.').toEqual([])
})

test('the guard sees words wherever a screen can say them', () => {
  expect(textsIn('a-screen.tsx', aScreen).map(({ text }) => text)).toEqual(['said in a list', 'Said in an element', 'Said in an attribute', 'Said in braces', 'Said with $ values', 'circles', 'circle', 'and', 'Said', 'said by a function', 'the organizer said it'])
})

test('every message is well-formed, in the order of the keys, quotes no braces, and has real apostrophes', () => {
  for (const part of parts) {
    const messages = messagesOf(part)
    expect(Object.keys(messages), part).toEqual(Object.keys(messages).sort())
    for (const [key, message] of Object.entries(messages)) {
      expect(() => parse(message, { requiresOtherClause: true }), `${part}.${key}`).not.toThrow()
      expect(message, `${part}.${key}`).not.toMatch(/'|^\s*$/)
    }
  }
})

// Basics are there for all, whether somebody says them today or not.
const spare = 'basics'
test('every message is said somewhere, and gets just what it fills in', () => {
  const said = screens.map(saidIn)
  const uses = said.flatMap((file) => file.uses)
  const wrong = parts.flatMap((part) => {
    const messages = messagesOf(part)
    const unsaid = Object.keys(messages).filter((key) => part !== spare && !said.some((file) => file.parts.includes(part) && file.strings.has(key)))
    const unfit = uses.filter((use) => use.part === part && use.values).flatMap(({ keys, values, at }) =>
      keys.flatMap((key) => {
        const [asked, given] = [[...new Set(namesIn(parse(messages[key] ?? '')))].sort(), [...(values ?? [])].sort()]
        return asked.join() === given.join() ? [] : [`${at} says ${part}.${key} with {${given.join(', ')}}, and it fills in {${asked.join(', ')}}`]
      }),
    )
    return [...unsaid.map((key) => `Nobody says ${part}.${key}`), ...unfit]
  })
  expect(wrong).toEqual([])
  expect(uses.filter(({ early }) => early).map(({ at }) => at), 'Say it in a function: while a file is loaded, the language is not known yet.').toEqual([])
})
