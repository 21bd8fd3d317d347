import { count, duration, megabytes, times, type Table } from '../table.ts'
import type { Row } from './compare-solvers.ts'
import type { CompanyRow, LateRow } from './errands.ts'
import { lemonName } from './lemon.ts'
import { packages } from './solvers.ts'
import { greedy } from './solvers/greedy.ts'
import { ours } from './solvers/ours.ts'
import { bestOf, counterpart, reachesBest } from './verdicts.ts'

const packageNames: string[] = packages.map(({ name }) => name)

/** Ours beside the C++ reference. */
export function nativeTable(rows: Row[]): Table {
  const own = rows.filter(({ solver }) => solver === ours.name)
  const idle = own.flatMap(({ outcome }) => (outcome.kind === 'solved' && outcome.idleMb !== undefined ? [outcome.idleMb] : []))
  return {
    question: "How fast is the optimum found, beside LEMON's network simplex in C++?",
    notes: [
      'Time of solving alone, in a process that has just started (median, and least, of up to 3); warm: the best of 2 more solves in the same process.',
      `Ratio: ours to LEMON's, medians. Memory: greatest resident size, of which Node takes ${megabytes(Math.max(0, ...idle))} before it has read anything. Proof: checked with whole numbers of any size.`,
    ],
    head: ['mentees', 'family', 'form', 'Crosspath', 'least', 'warm', 'LEMON', 'ratio', 'memory', "LEMON's", 'matched', 'score', 'the same as LEMON', 'proof'],
    rows: own.map((row) => nativeCells(row, rows)),
  }
}

function nativeCells(row: Row, rows: Row[]): string[] {
  const start = [count(row.mentees), row.family, row.form]
  if (row.outcome.kind === 'cannot') return [...start, row.outcome.reason, ...new Array<string>(10).fill('–')]
  const lemon = counterpart(row, lemonName, rows)?.outcome
  const mine = row.outcome
  const isSolved = lemon?.kind === 'solved'
  return [
    ...start,
    duration(mine.solveMs),
    duration(row.leastMs ?? mine.solveMs),
    mine.warmMs === undefined ? '–' : duration(mine.warmMs),
    isSolved ? duration(lemon.solveMs) : (lemon?.reason ?? '–'),
    isSolved ? times(mine.solveMs / lemon.solveMs) : '–',
    megabytes(mine.peakMb),
    isSolved ? megabytes(lemon.peakMb) : '–',
    count(mine.matched),
    count(mine.score),
    !isSolved ? '–' : lemon.matched === mine.matched && lemon.score === mine.score ? 'yes' : 'NO',
    mine.proof?.length === 0 && mine.faults.length === 0 ? 'holds' : 'FAILS',
  ]
}

/** What npm's packages can do at all. */
export function packageTable(rows: Row[]): Table {
  return {
    question: 'What do packages from npm solve, in how much time and memory?',
    notes: [
      'Each with the input that suits it best, built beforehand. Slower: its time of solving to ours. Lost: score against the optimum, or mentees left without a mentor.',
      `Cannot state the department rule: ${packages.filter(({ forms }) => !forms.includes('distinct')).map(({ name }) => name).join(', ')}.`,
    ],
    head: ['mentees', 'family', 'form', 'package', 'build', 'solve', 'memory', 'slower', 'lost'],
    rows: rows.filter(({ solver }) => packageNames.includes(solver)).map((row) => [count(row.mentees), row.family, row.form, row.solver, ...packageCells(row, rows)]),
  }
}

function packageCells(row: Row, rows: Row[]): string[] {
  if (row.outcome.kind === 'cannot') return ['–', row.outcome.reason, '–', '–', '–']
  const mine = counterpart(row, ours.name, rows)?.outcome
  return [
    duration(row.outcome.buildMs),
    duration(row.outcome.solveMs),
    megabytes(row.outcome.peakMb),
    mine?.kind === 'solved' ? times(row.outcome.solveMs / mine.solveMs) : '–',
    lost(row, rows),
  ]
}

function lost(row: Row, rows: Row[]): string {
  if (row.outcome.kind === 'cannot') return '–'
  if (row.outcome.faults.length > 0) return `wrong: ${row.outcome.faults[0] ?? ''}`
  if (reachesBest(row, rows)) return 'nothing'
  const best = bestOf(row, rows)
  const points = `${(100 * (1 - row.outcome.score / best.score)).toFixed(3)} %`
  return best.matched === row.outcome.matched ? points : `${count(best.matched - row.outcome.matched)} mentees, ${points}`
}

/** The fastest package that reaches the optimum, at each size where any was tried. */
export function lastPackageTable(rows: Row[], limitSeconds: number): Table {
  const head = ['mentees', 'family', 'form', 'fastest package', 'solve', 'Crosspath', 'slower', 'its memory', 'ours']
  const cells = rows
    .filter(({ solver, outcome }) => solver === ours.name && outcome.kind === 'solved')
    .flatMap((row) => {
      const tried = rows.filter((other) => packageNames.includes(other.solver) && counterpart(other, ours.name, rows) === row)
      const mine = row.outcome
      if (tried.length === 0 || mine.kind === 'cannot') return []
      const start = [count(row.mentees), row.family, row.form]
      const reached = tried.flatMap((other) => (other.outcome.kind === 'solved' && reachesBest(other, rows) ? [{ solver: other.solver, ...other.outcome }] : []))
      const [fastest] = reached.sort((one, other) => one.solveMs - other.solveMs)
      if (!fastest) return [[...start, 'none', `> ${limitSeconds} s`, duration(mine.solveMs), `> ${times((limitSeconds * 1000) / mine.solveMs)}`, '–', megabytes(mine.peakMb)]]
      return [[...start, fastest.solver, duration(fastest.solveMs), duration(mine.solveMs), times(fastest.solveMs / mine.solveMs), megabytes(fastest.peakMb), megabytes(mine.peakMb)]]
    })
  return { question: 'How much slower is the fastest npm package that reaches the optimum?', notes: ['None: no package finished within the limits of time and memory.'], head, rows: cells }
}

/** What one loses by taking the best score first. */
export function greedyTable(rows: Row[]): Table {
  return {
    question: 'What does "the best score first" lose?',
    notes: ['Mentees left without a mentor, and score, against the proven optimum.'],
    head: ['mentees', 'family', 'form', 'solve', 'lost'],
    rows: rows
      .filter(({ solver }) => solver === greedy.name)
      .map((row) => [count(row.mentees), row.family, row.form, row.outcome.kind === 'solved' ? duration(row.outcome.solveMs) : row.outcome.reason, lost(row, rows)]),
  }
}

export function lateTable(rows: LateRow[]): Table {
  return {
    question: 'Somebody leaves or joins after all is decided: how long does the exact repair take?',
    notes: ['From kept prices, one change after the other; the first ones are cold and count. At the end seating and proof are checked as if solved anew.'],
    head: ['mentees', 'family', 'form', 'change', 'changes', 'p50', 'p95', 'longest', 'proof at the end'],
    rows: rows.flatMap(({ family, mentees, form, result }) => {
      const start = [count(mentees), family, form]
      if ('cannot' in result) return [[...start, result.cannot, '–', '–', '–', '–', '–']]
      const proof = result.faults.length === 0 ? 'holds' : `FAILS: ${result.faults[0] ?? ''}`
      return result.times.map((change) => [...start, change.change, count(change.count), duration(change.p50), duration(change.p95), duration(change.most), proof])
    }),
  }
}

const stages = ['reading', 'comparing', 'seating', 'proving', 'explaining'] as const

export function companyTable(question: string, rows: CompanyRow[]): Table {
  return {
    question,
    notes: [
      'Cold, in a process of its own, with its threads awake: candidates, scores, solving, reasons and proof; making the profiles is not counted, keeping them in memory is.',
      'Gap: against what is proven about all permitted pairs, not only about the candidates; 0 means that nothing better exists, and so it is proven.',
      'Of the time, reading looks everybody up, comparing finds candidates, seating finds the best among them, proving holds it against all permitted pairs, explaining puts everything into words.',
    ],
    head: ['employees', 'mentees', 'mentors', 'seats', 'threads', 'time', ...stages, 'per 1,000', 'processor', 'memory', 'profiles alone', 'circles', 'matched', 'gap', 'proven over all permitted pairs', 'check'],
    rows: rows.map(({ employees, supply, result }) => {
      if ('cannot' in result) return [count(employees), '–', '–', supply, '–', result.cannot, ...new Array<string>(stages.length + 9).fill('–')]
      return [
        count(employees),
        count(result.mentees),
        count(result.mentors),
        supply,
        count(result.threads),
        duration(result.ms),
        ...stages.map((stage) => duration(result.stages[stage])),
        duration((1000 * result.ms) / employees),
        duration(result.cpuMs),
        megabytes(result.peakMb),
        megabytes(result.profilesMb),
        count(result.circles),
        count(result.matched),
        result.gap === 0 ? '0' : `${(100 * result.gap).toPrecision(2)} %`,
        result.gap === 0 ? 'yes' : 'no',
        result.faults[0] ?? 'in order',
      ]
    }),
  }
}
