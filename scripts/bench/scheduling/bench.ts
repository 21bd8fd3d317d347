import { arch, availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchBooking } from '../booking.ts'
import { runWithin } from '../matching/measure.ts'
import { installPeers } from '../matching/peers.ts'
import { count, duration, megabytes, times, type Table } from '../table.ts'
import { compareWithLibraries, makeCases, type Comparison } from './compare.ts'
import { loadPackages } from './packages.ts'
import type { CohortReport } from './run-cohort.ts'

export type SchedulingOrder = {
  /** Cases that are solved beside rrule and luxon; 0: none. */
  cases: number
  /** Cohorts, by how many circles they have. */
  circles: number[]
  /** Circles that are planned and booked on a rehearsal tenant, to count requests; 0: none. */
  bookings: number
}

export type SchedulingReport = {
  command: string
  machine: string
  absent: string[]
  comparisons: Comparison[]
  cohorts: CohortReport[]
  failures: string[]
  tables: Table[]
}

/** What is promised: at least so many times as fast as the straightforward planner, on every case. */
const PROMISED_RATIO = 200
const PATIENCE = { seconds: 300, memoryMb: 8 * 1024 }

/** Measures what is ordered and checks every answer. Nothing is fetched while it measures. */
export async function benchScheduling(order: SchedulingOrder, command: string, say: (line: string) => void): Promise<SchedulingReport> {
  const installed = order.cases > 0 ? installPeers(say, join(import.meta.dirname, 'peers'), 'scheduling-peers') : undefined
  const absent = installed && 'missing' in installed ? [`Without rrule and luxon: ${installed.missing}.`] : []
  const comparisons = installed && 'folder' in installed ? compareWithLibraries(await loadPackages(installed.folder), makeCases(order.cases), say) : []

  const cohorts: CohortReport[] = []
  const failures: string[] = []
  for (const circles of order.circles) {
    say(`A cohort of ${count(circles)} circles …`)
    const { output, failure } = await runWithin([process.execPath, join(import.meta.dirname, 'run-cohort.ts'), String(circles)], PATIENCE)
    if (failure === undefined) cohorts.push(JSON.parse(output) as CohortReport)
    else failures.push(`A cohort of ${count(circles)} circles: ${failure}.`)
  }

  if (order.bookings > 0) say(`Booking ${count(order.bookings)} circles, twice …`)
  const booking = order.bookings > 0 ? await benchBooking({ circles: order.bookings }) : null
  failures.push(...(booking?.failures ?? []))
  for (const { case: name, isSame, theirMs, ourMs } of comparisons) {
    if (!isSame) failures.push(`${name}: the answers differ.`)
    if (theirMs < PROMISED_RATIO * ourMs) failures.push(`${name}: only ${times(theirMs / ourMs)} as fast.`)
  }
  for (const { circles, doubleBooked } of cohorts) if (doubleBooked > 0) failures.push(`A cohort of ${count(circles)} circles: ${doubleBooked} sessions are double-booked.`)
  const tables = [comparisonTable(comparisons), cohortTable(cohorts), ...(booking ? [booking.table] : [])].filter(({ rows }) => rows.length > 0)
  return { command, machine: describeMachine(), absent, comparisons, cohorts, failures, tables }
}

function comparisonTable(comparisons: Comparison[]): Table {
  return {
    question: 'How long does the best monthly time of one circle take, beside a straightforward planner on rrule and luxon?',
    notes: ['Both read the same JSON; sessions are not moved, which the straightforward planner cannot do. First answer, and median of forty more.'],
    head: ['case', 'rrule + luxon', 'first', 'median', 'times as fast', 'same answer', 'answer'],
    rows: comparisons.map(({ case: name, theirMs, ourColdMs, ourMs, isSame, answer }) => [name, duration(theirMs), duration(ourColdMs), duration(ourMs), times(theirMs / ourMs), isSame ? 'yes' : 'NO', answer]),
  }
}

function cohortTable(cohorts: CohortReport[]): Table {
  return {
    question: 'How long does a whole cohort take, and how much memory?',
    notes: ['Circles of four, 12 sessions, starts every 15 minutes, sessions moved where they clash; every mentor has two circles and some are mentees too. One process each. Time without making up the people; memory is the greatest of the process above its rest.'],
    head: ['circles', 'people', 'meetings read', 'time', 'circles per second', 'memory', 'bytes per person', 'sessions placed', 'of them moved', 'complete circles', 'double-booked'],
    rows: cohorts.map(({ circles, people, meetings, ms, makingMs, idleMb, peakMb, sessions, placed, moved, whole, doubleBooked }) => [
      count(circles),
      count(people),
      count(meetings),
      duration(ms - makingMs),
      count(Math.round((1000 * circles) / (ms - makingMs))),
      megabytes(peakMb - idleMb),
      count(Math.round(((peakMb - idleMb) * 2 ** 20) / people)),
      `${((100 * placed) / sessions).toFixed(1)} %`,
      count(moved),
      `${((100 * whole) / circles).toFixed(1)} %`,
      count(doubleBooked),
    ]),
  }
}

function describeMachine(): string {
  return `Node ${process.versions.node}, ${availableParallelism()} cores of ${cpus()[0]?.model.trim() ?? arch()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform}`
}
