import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const REAL = '?schemas'

/**
 * Gives the browser of each contract what a browser needs: where an endpoint is and what is plain data. The schemas,
 * by which the API checks what it takes and what it answers, and zod with them, come along only to a screen that
 * imports one itself, as a form does that says what is missing before it is sent.
 */
export function addressesOnly(noEval: string): Plugin {
  return {
    name: 'addresses-only',
    enforce: 'pre',
    async load(id) {
      if (!/[\\/]api[\\/]\w+[\\/]contract\.ts$/.test(id)) return null
      // The time in the address: whoever builds again after a change is to read the change.
      const contract = (await import(`${pathToFileURL(id).href}?at=${Date.now()}`)) as Record<string, unknown>
      const code = Object.entries(contract).map(([name, value]) => asCode(name, value, id)).join('\n')
      return { code, moduleType: 'js', moduleSideEffects: false }
    },
    transform(code, id) {
      return id.endsWith(REAL) ? { code: `import ${JSON.stringify(noEval)}\n${code}`, moduleSideEffects: false } : null
    },
  }
}

function asCode(name: string, value: unknown, id: string): string {
  if (isEndpoint(value)) return `export const ${name} = ${JSON.stringify({ method: value.method, path: value.path })}`
  if (isPlain(value)) return `export const ${name} = ${JSON.stringify(value)}`
  return `export { ${name} } from ${JSON.stringify(id + REAL)}`
}

function isEndpoint(value: unknown): value is { method: string; path: string } {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'output' in value
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || (Array.isArray(value) && value.every(isPlain))
}
