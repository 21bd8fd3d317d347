import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { addressesOnly } from './build/addresses-only.ts'
import { compressScripts } from './build/compress-scripts.ts'
import { iconsApart } from './build/icons-apart.ts'
import { preloadScreens } from './build/preload-screens.ts'
import { readTexts } from './build/read-texts.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [addressesOnly(here('no-eval.ts')), iconsApart(), readTexts(), react(), preloadScreens('/app/start.tsx'), compressScripts()],
  // The texts are read when they are built.
  resolve: { alias: [{ find: /^@formatjs\/icu-messageformat-parser$/, replacement: '@formatjs/icu-messageformat-parser/no-parser.js' }] },
  build: {
    outDir: here('../dist/tab'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // Which file needs which: for what is measured and kept within bounds.
    manifest: 'files.json',
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // The tab, and the pane beside a meeting in Outlook: two pages of one code base, which share what they share.
      // The tab's first screens are named too, so that they are `$initial` below and come in few files.
      input: { index: here('index.html'), outlook: here('outlook.html'), start: here('app/start.tsx') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'outlook-sign-in', test: /node_modules[\\/]@azure[\\/]msal/, priority: 9 },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|tabs[\\/]no-eval/, priority: 9 },
            { name: 'teams', test: /node_modules[\\/]@microsoft[\\/]teams-js|tabs[\\/]host[\\/]teams/, priority: 9 },
            // What both pages begin with.
            { name: 'client', test: /tabs[\\/](client|host[\\/]sign-in)\.ts|[\\/]api[\\/]\w+[\\/]contract\.ts$|preload-helper|rolldown[\\/]runtime/, priority: 8, includeDependenciesRecursively: false },
            // Packages change least: in a file of their own they stay in the browser's cache over our releases.
            { name: 'packages', test: /node_modules/, tags: ['$initial'], priority: 7 },
            // What several later pages share: fields, drawers, menus. In one file, as a page needs a dozen of them.
            { name: 'controls', test: /node_modules/, minShareCount: 4, priority: 5 },
            { name: 'home', test: /[\\/]tabs[\\/](?!main|index|outlook|host[\\/]outlook)/, tags: ['$initial'], priority: 6, includeDependenciesRecursively: false },
            { name: 'parts', test: /[\\/]tabs[\\/]/, minShareCount: 4, priority: 4, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
})
