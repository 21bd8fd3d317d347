import type { Context } from '../context.ts'
import { getPulseBySession, getPulseTotals } from '../nudges/total-pulse.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort, latestToday } from '../programs/get-cohort.ts'
import type { SensitivePart, StoredFigure } from '../store/stored-figures.ts'
import type { FigureId } from './contract.ts'
import { type Cut, cutFigures, type Figures } from './cut-figures.ts'
import { loadCohort } from './load-cohort.ts'
import { personalParts } from './personal-parts.ts'
import { releaseParts } from './release-parts.ts'
import { byMonth, sessionsDue } from './sessions-due.ts'
import { keepSnapshots, listSnapshots, lockState, markComputed } from './store.ts'
import { talliesOf } from './tally.ts'

/** So many days after a cohort's last day what belongs to it is in: late words, late answers, who was through. */
const daysUntilFinal = 14

/** One figure of each part that is released together, whose people are those of the part. */
const peopleOfPart: Record<SensitivePart, FigureId> = { goals: 'goals-moved', attainment: 'goal-attainment', skills: 'skills-since', actions: 'actions-done' }

/** Counts a cohort's figures anew and keeps them; once they are final they stay as they are, whoever is erased later. Safe to repeat. */
export async function computeResults(context: Context, cohortId: string): Promise<void> {
  const now = context.now()
  const cohort = await getCohort(context, cohortId)
  const data = await loadCohort(context.db, cohortId, latestToday(now))
  const [totals, voices] = await Promise.all([getPulseTotals(context, cohortId), getPulseBySession(context, cohortId)])
  const dueOf = new Map(data.circles.map((circle) => [circle.id, sessionsDue(circle, now)]))
  await context.db.transaction().execute(async (trx) => {
    const state = await lockState(trx, cohortId, now)
    if (state.final) return
    const before = (await listSnapshots(trx, [cohortId], { cut: 'all', name: '' }))[0]?.figures ?? {}
    const final = isFinal(cohort, now)
    const written = personalParts(data)
    const { parts, stays, erased } = await releaseParts(trx, cohortId, written, peopleIn(before))
    const tallies = talliesOf(data, parts, dueOf)
    // Where somebody was erased since a figure was released, what it is split into would no longer add up to it.
    const cuts = cutFigures(tallies, data.placeOf, final && !erased)
    const everybody = cuts.find(({ cut }) => cut === 'all')
    if (everybody) for (const { id, part } of tallies) if (part !== null && stays.has(part)) everybody.figures[id] = staying(before[id], written[part].size)
    const pulse = pulseFigure(totals)
    for (const cut of cuts) cut.figures.pulse = cut.cut === 'all' ? pulse : { kind: 'hidden', why: 'not-split' }
    await keepSnapshots(trx, cohortId, cuts.filter(hasSomething), { months: byMonth([...dueOf.values()].flat()), voices })
    await markComputed(trx, cohortId, { computedAt: now, final })
  })
}

function isFinal({ state, endsOn }: Cohort, now: number): boolean {
  return state === 'finished' && Temporal.PlainDate.from(endsOn).add({ days: daysUntilFinal }).toString() < latestToday(now)
}

/** What was released last; before that there is nothing to show, though somebody may have written something. */
function staying(before: StoredFigure | undefined, people: number): StoredFigure {
  if (before && before.kind !== 'hidden') return before
  return { kind: 'hidden', why: people > 0 ? 'few' : 'none' }
}

function peopleIn(figures: Figures): Partial<Record<SensitivePart, number>> {
  const entries = (Object.entries(peopleOfPart) as [SensitivePart, FigureId][]).flatMap(([part, id]) => {
    const figure = figures[id]
    return figure && figure.kind !== 'hidden' ? [[part, figure.people] as const] : []
  })
  return Object.fromEntries(entries)
}

/** A group of which nothing at all may be shown is no choice of a filter. */
function hasSomething({ cut, figures }: Cut): boolean {
  return cut === 'all' || Object.values(figures).some(({ kind }) => kind !== 'hidden')
}

function pulseFigure({ counted, worth }: Awaited<ReturnType<typeof getPulseTotals>>): StoredFigure {
  if (worth === null) return { kind: 'hidden', why: 'few' }
  const sum = (of: (value: number) => number) => worth.reduce((total, answer) => total + answer.count * of(answer.value), 0)
  return { kind: 'mean', sum: sum((value) => value), squares: sum((value) => value ** 2), count: counted, people: counted }
}
