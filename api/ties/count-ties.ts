import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from '../context.ts'
import { listLines, listRecords } from '../people/get-person.ts'
import { buildTies, type Made } from './build-ties.ts'
import { groupDepartments } from './group-departments.ts'
import { chanceOf, countDeals } from './measures/measure-ties.ts'
import { findReport, markOfFacts, readFacts, saveReports } from './store.ts'
import { type Chance, mostDepartments, writeReports } from './write-reports.ts'

/** Deals of departments by lot that an E/I is compared with, and how many are made in one go, so that requests are answered in between. */
const deals = 2_000
const dealsAtOnce = 20
const seed = 20_261_123
/** An answer can be changed for so long; then it counts. */
export const finalAfter = 86_400_000
/** Milliseconds between two counts, however much changes. */
const countEvery = 10 * 60_000

/** The process's own clock for ties: orders a count when something changed that they are counted from. */
export function createTieClock(context: Context): { look(): Promise<void> } {
  let last = -Infinity
  return {
    async look() {
      const now = context.now()
      if (now < last + countEvery && now >= last) return
      last = now
      const found = await findReport(context.db, 'all')
      if (found?.facts === (await markOfFacts(context.db, now, finalAfter))) return
      await context.db.transaction().execute((trx) => context.jobs.publish(trx, 'ties.count-due', {}))
    },
  }
}

/** Counts all ties anew and keeps what may be told of them. Safe to repeat: it begins from the facts each time. */
export async function countTies(context: Context): Promise<void> {
  const now = context.now()
  const mark = await markOfFacts(context.db, now, finalAfter)
  const facts = await readFacts(context.db, now, finalAfter)
  const made = buildTies(facts)
  const chance = { scheduled: await compareWithChance(made, 'scheduled'), held: await compareWithChance(made, 'held') }
  const reports = writeReports(made, facts.cohorts, await groupOf(context, made), chance)
  await context.db.transaction().execute((trx) => saveReports(trx, reports, mark, now))
}

async function compareWithChance(made: Made, layer: 'scheduled' | 'held'): Promise<Chance> {
  const inIt = [...new Set(made[layer].flatMap(({ people }) => people))]
  const place = new Map(inIt.map((person, at) => [person, at]))
  const departmentOf = inIt.map((person) => made.departmentOf[person] ?? -1)
  const ties = made[layer].map(({ people: [a, b] }) => [place.get(a) ?? 0, place.get(b) ?? 0] as const)
  let [low, high] = [0, 0]
  for (let done = 0; done < deals && ties.length > 0; done += dealsAtOnce) {
    const { asLow, asHigh } = countDeals(departmentOf, ties, { deals: dealsAtOnce, seed: seed + done })
    low += asLow
    high += asHigh
    await breathe()
  }
  return { asLow: chanceOf(low, deals), asHigh: chanceOf(high, deals) }
}

/** Departments as they are, or where they are many, the parts of the company that they belong to by the reporting line. */
async function groupOf(context: Context, made: Made) {
  const { departments } = made
  if (departments.length <= mostDepartments) return { names: departments, groupOf: departments.map((_, at) => at), opens: departments.map(() => false) }
  const lines = await listLines(context)
  const heads = [...lines].flatMap(([id, manager]) => (manager !== null && (lines.get(manager) ?? null) === null ? [id] : []))
  const records = await listRecords(context, heads)
  return groupDepartments(made, lines, (id) => records.get(id)?.department ?? null, mostDepartments)
}
