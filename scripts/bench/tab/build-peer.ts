import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { compressScripts } from '#tabs/build/compress-scripts.ts'

/** Builds the tab of the template's shape as a template builds it, with Vite's own settings, and answers its folder. */
export async function buildPeer(folder: string): Promise<string> {
  const { build } = await import('vite')
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ root: join(import.meta.dirname, 'peer'), configFile: false, logLevel: 'error', plugins: [react(), compressScripts()], build: { outDir: folder, emptyOutDir: true, target: 'es2023', manifest: 'files.json', chunkSizeWarningLimit: 1_000 } })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
  return folder
}
