// Runs before npm's scripts on whatever Node called npm (20 or newer), so: plain JavaScript, nothing but Node's own modules.
// It brings node_modules to what package-lock.json says, and checks that the pinned Node came along.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

try {
  if (!isInstalled()) await install()
  checkNode()
} catch (problem) {
  console.error(`\n${problem instanceof Error ? problem.message : String(problem)}\n`)
  process.exitCode = 1
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

/** npm keeps the list of what it installed; it must hold everything the lock file asks for, in that version. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const installed = readJson('node_modules/.package-lock.json').packages
  return Object.entries(readJson('package-lock.json').packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    // Optional packages are those of other machines.
    if (!found) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity && existsSync(join(root, path))
  })
}

/** `npm ci`, by the npm that called us. What that npm was told on its own command line must not leave half of the packages out. */
async function install() {
  const misleading = /^npm_config_(omit|include|only|production|optional|global|location|dry_run|package_lock_only|ignore_scripts|workspaces?|if_present)$/i
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV' && !misleading.test(name)))
  const args = ['ci', '--include=dev', '--include=optional', '--prefer-offline', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const npm = process.env.npm_execpath ?? ''
  // Not the Node on the path: that one may lie in the very node_modules that npm is about to replace.
  const node = process.env.npm_node_execpath ?? process.execPath
  const [command, all, options] = /npm-cli\.c?js$/.test(npm)
    ? [node, [npm, ...args], {}]
    : ['npm', args, { shell: process.platform === 'win32' }]

  console.log('Installing what Crosspath needs. This takes a minute or two, the first time only …')
  const began = Date.now()
  const child = spawn(command, all, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'], ...options })
  const code = await new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('npm was not found. Install Node.js 20 or newer from https://nodejs.org, which brings it.')))
    child.once('exit', (status) => resolve(status ?? 1))
  })
  if (code !== 0) throw new Error('The packages could not be installed (npm\'s own words are above). Check the connection to the package registry and try again.')
  console.log(`Installed in ${Math.round((Date.now() - began) / 1000)} seconds.`)
}

/** The package `node` fetches its program in an install script, which some set-ups of npm skip. */
function checkNode() {
  const wanted = readJson('package.json').devDependencies.node
  const program = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (answer.stdout?.trim() === `v${wanted}`) return
  throw new Error(`Node ${wanted} is missing because npm skipped its install script; fetch it with: npm rebuild node --ignore-scripts=false --foreground-scripts`)
}
