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
  },
})
