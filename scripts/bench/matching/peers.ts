import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtFolder } from './places.ts'

const ofMatching = join(import.meta.dirname, 'peers')

/**
 * Folder in which the measured packages are installed, exactly as the package-lock.json of `wanted` says; they are installed the
 * first time only, before anything is timed. They are no dependencies of Crosspath: glpk.js is GPL-3.0, and is only ever
 * fetched by whoever measures. Install scripts do not run.
 */
export function installPeers(say: (line: string) => void, wanted = ofMatching, name = 'peers'): { folder: string } | { missing: string } {
  const folder = join(builtFolder, name)
  const isCurrent = existsSync(join(folder, 'node_modules')) && sameText(join(folder, 'package-lock.json'), join(wanted, 'package-lock.json'))
  if (isCurrent) return { folder }
  say('Installing the npm packages to compare with (once) …')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(wanted, 'package.json'), join(folder, 'package.json'))
  const npm = process.env.npm_execpath ?? ''
  const [command, leading, options] = /npm-cli\.c?js$/.test(npm)
    ? [process.env.npm_node_execpath ?? process.execPath, [npm], {}]
    : ['npm', [], { shell: process.platform === 'win32' }]
  copyFileSync(join(wanted, 'package-lock.json'), join(folder, 'package-lock.json'))
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const { status, stderr, error } = spawnSync(command, [...leading, ...args], { cwd: folder, encoding: 'utf8', ...options })
  if (error) return { missing: `npm could not be started: ${error.message}` }
  return status === 0 ? { folder } : { missing: `npm could not install them: ${stderr.trim().split('\n').at(-1) ?? ''}` }
}

function sameText(one: string, other: string): boolean {
  return existsSync(one) && readFileSync(one, 'utf8') === readFileSync(other, 'utf8')
}
