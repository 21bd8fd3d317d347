import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

const CATALOGUE = /[\\/]tabs[\\/]texts[\\/][a-zA-Z-]+[\\/][\w-]+\.json$/

/** Reads the ICU messages of the catalogue when the tab is built, so that no browser needs a parser for them. */
export function readTexts(): Plugin {
  return {
    name: 'read-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!CATALOGUE.test(id)) return null
      const messages = Object.entries(JSON.parse(code) as Record<string, string>).map(([key, message]) => [key, read(message)])
      return { code: `export default ${JSON.stringify(Object.fromEntries(messages))}`, moduleType: 'js' }
    },
  }
}

function read(message: string) {
  const elements = parse(message)
  const [only, another] = elements
  return only?.type === TYPE.literal && !another ? only.value : elements
}
