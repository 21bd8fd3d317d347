import type { Plugin, Rolldown } from 'vite'

/**
 * Lets the browser fetch the tab's first screens together with the small script that asks for them, by links in the
 * page. `screens`: how the address of their module ends.
 */
export function preloadScreens(screens: string): Plugin {
  return {
    name: 'preload-screens',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        const chunks = new Map(Object.values(bundle ?? {}).flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output] as const] : [])))
        const start = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(screens))
        if (!start || path !== '/index.html') return []
        return [...filesOf(start, chunks)].filter((file) => !html.includes(file)).map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' }))
      },
    },
  }
}

/** A chunk's file with all that it cannot run without. */
function filesOf(chunk: Rolldown.OutputChunk, chunks: ReadonlyMap<string, Rolldown.OutputChunk>, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found
  found.add(chunk.fileName)
  for (const name of chunk.imports) {
    const needed = chunks.get(name)
    if (needed) filesOf(needed, chunks, found)
  }
  return found
}
