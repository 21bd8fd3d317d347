import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../tenant/tenant.ts'

const root = join(import.meta.dirname, '..', '..')

export type ApiProcess = {
  url: string
  /** What the process wrote, newest last. */
  lines: string[]
  /** Asks it to end, and waits. */
  stop(): Promise<void>
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>
}

/** Starts `api/main.ts` as a process of its own, as in production, on the rehearsal's clock; resolves once it answers. */
export async function startApi(options: { port: number; environment: Record<string, string>; caFile: string; clock: Clock; onLine?: (line: string) => void }): Promise<ApiProcess> {
  const child = fork(join(root, 'api/main.ts'), [], {
    cwd: root,
    execArgv: ['--import', join(root, 'scripts/rehearsal/clock-preload.ts')],
    // Compiled code is kept, so that the second start takes half the time of the first.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...process.env, ...options.environment, PORT: String(options.port), NODE_EXTRA_CA_CERTS: options.caFile, REHEARSAL_CLOCK_OFFSET: String(options.clock.offsetMilliseconds()) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) {
        lines.push(line)
        if (lines.length > 500) lines.shift()
        options.onLine?.(line)
      }
    })
  }
  const forget = options.clock.onChange((clockOffset) => {
    if (child.connected) child.send({ clockOffset })
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      forget()
      resolve()
    })
  })
  const url = `http://localhost:${options.port}`
  await answers(url, child, exited, lines)
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    await exited
  }
  return { url, lines, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** Resolves once the process says that it listens, and answers. */
async function answers(url: string, child: ChildProcess, exited: Promise<void>, lines: string[]): Promise<void> {
  const listens = new Promise<void>((resolve) => {
    child.on('message', (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'listening' in message) resolve()
    })
  })
  const patience = new AbortController()
  await Promise.race([listens, exited, pause(60_000, undefined, { signal: patience.signal }).catch(() => undefined)])
  patience.abort()
  const ready = await fetch(`${url}/healthz`).then((answer) => answer.ok, () => false)
  if (ready) return
  child.kill('SIGKILL')
  throw new Error(`The API did not start:\n${lines.slice(-10).join('\n')}`)
}
