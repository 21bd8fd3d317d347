import type { Plugin } from 'vite'

/**
 * Lets the browser fetch the tab's first screens together with the small script that asks for them, by links in the
 * page. `screens`: how the address of their module ends.
 */
export function preloadScreens(screens: string): Plugin {
  return {
    name: 'preload-screens',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, path }) {
        const chunks = Object.values(bundle ?? {}).filter((output) => output.type === 'chunk')
        const start = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(screens))
        if (!start || path !== '/index.html') return []
        return [start.fileName, ...start.imports].map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' }))
      },
    },
  }
}
