import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../../dist/host',
    emptyOutDir: true,
    target: 'es2022',
    // The page is served from this machine; one file of two megabytes is no burden there.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      // Beside the page, what add-ins load for Office.js: one script by a name that stays.
      input: { index: `${import.meta.dirname}/index.html`, office: `${import.meta.dirname}/app/outlook/office-js.ts` },
      output: { entryFileNames: ({ name }) => (name === 'office' ? 'office.js' : 'assets/[name]-[hash].js') },
    },
  },
})
