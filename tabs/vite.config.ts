import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Fluent is most of the weight and changes least: in chunks of its own it stays in the host's cache over our releases,
// and parts of it that only lazy screens use stay out of the first load.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/tab', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The tab, and the pane beside a meeting in Outlook: two pages of one code base, which share what they share.
      input: ['index.html', 'outlook.html'].map((page) => fileURLToPath(new URL(page, import.meta.url))),
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/, priority: 3 },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|tabs[\\/]no-eval/, priority: 3 },
            { name: 'outlook-sign-in', test: /node_modules[\\/]@azure[\\/]msal/, priority: 3 },
            { name: 'teams', test: /node_modules[\\/]@microsoft[\\/]teams-js/, priority: 3 },
          ],
        },
      },
    },
  },
})
