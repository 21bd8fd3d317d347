import { writeFileSync } from 'node:fs'
import { benchMatching } from './bench/matching/bench.ts'
import { readOrder, usage } from './bench/matching/order.ts'
import { benchScheduling } from './bench/scheduling/bench.ts'
import * as scheduling from './bench/scheduling/order.ts'
import * as results from './bench/results-order.ts'
import * as screen from './bench/screen-order.ts'
import { benchTab } from './bench/tab/bench.ts'
import * as tab from './bench/tab/order.ts'
import { asMarkdown, asText, type Table } from './bench/table.ts'
import { WrongInput } from './json-input.ts'

/** What can be measured, by the word that names it. */
const benches: Record<string, { says: string; usage: string; run: (args: string[]) => Promise<void> }> = {
  matching: {
    says: 'the matching engine beside npm packages, a greedy rule and LEMON in C++; late changes; from profiles to circles',
    usage,
    run: runMatching,
  },
  scheduling: {
    says: 'the scheduling solver beside rrule and luxon; whole cohorts without double-booking; what booking asks of Graph',
    usage: scheduling.usage,
    run: runScheduling,
  },
  tab: {
    says: "what the tab's pages weigh, and how soon Home is useful, beside a tab of the shape of Microsoft's template",
    usage: tab.usage,
    run: runTab,
  },
  results: {
    says: 'how long the results of a large company take over HTTP, after three years of cohorts, beside an endpoint that reads one row',
    usage: results.usage,
    run: runResults,
  },
  screen: {
    says: 'the frames of the match-run screen with thousands of people, while it is scrolled and filtered',
    usage: screen.usage,
    run: runScreen,
  },
}

type Report = { command: string; machine: string; absent: string[]; failures: string[]; tables: Table[] }

function show(report: Report, output: { json?: string; markdown: boolean }): void {
  const write = output.markdown ? asMarkdown : asText
  process.stdout.write(`${[`\`${report.command}\`: ${report.machine}.`, ...report.absent, ...report.tables.map(write)].join('\n\n')}\n`)
  if (output.json !== undefined) writeFileSync(output.json, `${JSON.stringify(report, null, 2)}\n`)
  for (const failure of report.failures) process.stderr.write(`\nNot as it must be: ${failure}`)
  if (report.failures.length > 0) process.exitCode = 1
}

async function runScheduling(args: string[]): Promise<void> {
  const { order, output } = scheduling.readOrder(args)
  const command = ['npm run bench -- scheduling', ...args].join(' ')
  show(await benchScheduling(order, command, (line) => process.stderr.write(`${line}\n`)), output)
}

async function runResults(args: string[]): Promise<void> {
  const { order, output } = results.readOrder(args)
  const { benchResults } = await import('./bench/results.ts')
  show(await benchResults(order, ['npm run bench -- results', ...args].join(' '), (line) => process.stderr.write(`${line}\n`)), output)
}

async function runScreen(args: string[]): Promise<void> {
  const { order, output } = screen.readOrder(args)
  // Loaded when it is asked for: a browser comes with it.
  const { benchScreen } = await import('./bench/screen.ts')
  show(await benchScreen(order, ['npm run bench -- screen', ...args].join(' '), (line) => process.stderr.write(`${line}\n`)), output)
}

async function runTab(args: string[]): Promise<void> {
  const { order, output } = tab.readOrder(args)
  const command = ['npm run bench -- tab', ...args].join(' ')
  show(await benchTab(order, command, (line) => process.stderr.write(`${line}\n`)), output)
}

async function runMatching(args: string[]): Promise<void> {
  const { order, output } = readOrder(args)
  const command = ['npm run bench -- matching', ...args].join(' ')
  const report = await benchMatching(order, command, (line) => process.stderr.write(`${line}\n`))
  show(report, output)
}

function list(): string {
  return Object.entries(benches).map(([name, { says, usage: words }]) => `${name}: ${says}\n  ${words}`).join('\n')
}

try {
  const [name, ...args] = process.argv.slice(2)
  const bench = Object.hasOwn(benches, name ?? '') ? benches[name ?? ''] : undefined
  if (name === undefined) console.log(list())
  else if (bench) await bench.run(args)
  else throw new WrongInput(`There is nothing to measure called "${name}". There is:\n${list()}`)
} catch (error) {
  if (!(error instanceof WrongInput)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
