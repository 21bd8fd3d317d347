import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSeating } from './check-seating.ts'
import { readInstance, readSeating, type Form } from './instance.ts'

/** What a process of `run-case.ts` is told. */
export type CaseOrder = {
  solver: string
  form: Form
  instanceFile: string
  /** Where it leaves the mentor of each mentee. */
  seatingFile: string
  /** Folder in which the packages are installed. */
  packages: string
  /** Solves after the cold one, in the same process. */
  warmRuns: number
}

/** What a solver's process says of itself; times in milliseconds. */
export type CaseReport = {
  buildMs: number
  solveMs: number
  /** Of the processor, all threads: above `solveMs` by what compiler and garbage collector do beside. */
  cpuMs: number
  /** Greatest resident size of the process up to the end of the cold solve. */
  peakMb: number
  /** Of that, the process with its packages before it read the instance. */
  idleMb?: number
  /** The fastest of the warm solves. */
  warmMs?: number
  /** What is wrong with the solver's proof of its optimum; absent when it has none. */
  proof?: string[]
}

export type Limits = { seconds: number; memoryMb: number }

export type Outcome =
  | ({ kind: 'solved'; matched: number; score: number; faults: string[] } & CaseReport)
  | { kind: 'cannot'; reason: string }

const childFile = join(import.meta.dirname, 'run-case.ts')

/** Runs one of our own adapters in a fresh process and checks what it leaves. */
export async function measureSolver(order: CaseOrder, limits: Limits): Promise<Outcome> {
  const heap = `--max-old-space-size=${Math.round(limits.memoryMb)}`
  return measure([process.execPath, '--expose-gc', heap, childFile, JSON.stringify(order)], order, limits)
}

/** Runs a command that prints a `CaseReport` and leaves a seating, within the limits. */
export async function measure(command: string[], order: Pick<CaseOrder, 'form' | 'instanceFile' | 'seatingFile'>, limits: Limits): Promise<Outcome> {
  const { output, failure } = await runWithin(command, limits)
  if (failure !== undefined) return { kind: 'cannot', reason: failure }
  const report = JSON.parse(output.trim().split('\n').at(-1) ?? '') as CaseReport
  const { matched, score, faults } = checkSeating(readInstance(order.instanceFile), order.form, readSeating(order.seatingFile))
  return { kind: 'solved', ...report, matched, score, faults }
}

/** The output of a command, or why there is none: the time or memory allowed, or the process's own words. */
export async function runWithin(command: string[], limits: Limits): Promise<{ output: string; failure?: string }> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let complaint = ''
  let stopped: string | undefined
  function stop(reason: string): void {
    stopped ??= reason
    child.kill('SIGKILL')
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-20_000)))
  const clock = setTimeout(() => stop(`time: over ${limits.seconds} s`), limits.seconds * 1000)
  const watch = setInterval(() => {
    if (residentMb(child.pid) > limits.memoryMb) stop(`memory: over ${gigabytes(limits.memoryMb)}`)
  }, 100)
  const end = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  }).finally(() => {
    clearTimeout(clock)
    clearInterval(watch)
  })
  if (stopped !== undefined) return { output, failure: stopped }
  if (end.code === 0) return { output }
  return { output, failure: reasonOf(complaint, end.signal, limits) }
}

function reasonOf(complaint: string, signal: string | null, limits: Limits): string {
  if (/heap out of memory|allocation failed|invalid array length|cannot enlarge memory/i.test(complaint)) return `memory: over ${gigabytes(limits.memoryMb)}`
  if (/maximum call stack/i.test(complaint)) return 'call stack'
  if (signal === 'SIGKILL') return 'memory: ended by the system'
  const lines = complaint.trim().split('\n')
  const words = lines.find((line) => /\bError: /.test(line)) ?? lines.at(-1) ?? ''
  return words === '' ? `ended by ${signal ?? 'itself'} without a word` : words.slice(0, 120)
}

/** Resident size of a process; 0 where the system does not tell (anywhere but Linux), so that only the heap's own limit holds there. */
function residentMb(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function gigabytes(megabytes: number): string {
  return `${(megabytes / 1024).toFixed(1)} GB`
}
