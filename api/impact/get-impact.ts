import type { Context } from '../context.ts'
import { listAll } from '../enrolment/list-enrolments.ts'
import { getPlaceDraw } from '../enrolment/draw-places.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { describe } from './compare-arms.ts'
import type { Finding, Impact, Registration } from './contract.ts'
import { describeEncouragement } from './encourage.ts'
import { type Assigned, judge, planFor } from './judge.ts'
import { describeRegistrations, todayOf } from './register-outcome.ts'
import { worthPerArm } from './sample-size.ts'
import { findImport, listAssigned } from './store.ts'

type Setup = Pick<Impact, 'lottery' | 'encouragement' | 'registrations' | 'outcomes'>

/** What can be said of what a cohort brought about: the draw, what was registered, and an estimate or why there is none. @throws AppError not_found */
export async function getImpact(context: Pick<Context, 'db' | 'now'>, cohortId: string): Promise<Impact> {
  const cohort = await getCohort(context, cohortId)
  const [lottery, encouragement, registrations, outcomes] = await Promise.all([getPlaceDraw(context, cohortId), describeEncouragement(context.db, cohortId), describeRegistrations(context, cohortId), findImport(context.db, cohortId)])
  const setup = { lottery, encouragement, registrations, outcomes }
  const finding = await find(context, cohortId, setup)
  const perArm = finding.arms ? worthPerArm(finding.arms[0].people, finding.arms[1].people) : await foreseen(context, cohortId, cohort.places, encouragement !== null)
  return { cohort, ...setup, finding, plan: { perArm: Math.floor(perArm), rows: planFor(perArm) } }
}

async function find(context: Pick<Context, 'db' | 'now'>, cohortId: string, { lottery, encouragement, registrations, outcomes }: Setup): Promise<Finding> {
  const [registered] = registrations
  const design = registered?.design ?? (lottery.by === 'lot' ? 'lottery' : encouragement ? 'encouragement' : null)
  if (design === null) return { state: 'not-random', design, arms: null, judged: null }
  const drawn = design === 'lottery' ? lottery.drawn : (encouragement?.drawn ?? null)
  if (!drawn) return { state: 'not-drawn', design, arms: null, judged: null }
  const column = outcomes?.columns.find(({ name, kind }) => name === registered?.outcome && kind === registered.kind)
  const assigned = await listAssigned(context.db, cohortId, design, column?.name ?? null)
  const [first, second] = [assigned.filter((person) => person.first), assigned.filter((person) => !person.first)]
  const arms: Finding['arms'] = [armOf(first), armOf(second)]
  if (!registered) return { state: 'not-registered', design, arms, judged: null }
  if (todayOf(context.now()) < registered.measuredOn) return { state: 'too-early', design, arms: withoutOutcomes(arms), judged: null }
  if (!column) return { state: 'no-outcomes', design, arms, judged: null }
  return { state: 'judged', design, arms, judged: judged(registered, first, second) }
}

function judged({ kind, better, outcome }: Registration, first: Assigned[], second: Assigned[]): Finding['judged'] {
  const answer = judge(kind, first, second)
  const mean = (people: Assigned[]) => describe(people.flatMap((person) => (person.outcome === null ? [] : [person.outcome]))).mean
  return { kind, better, outcome, ...answer, levels: answer.asDrawn.interval ? [mean(first), mean(second)] : null }
}

function armOf(people: readonly Assigned[]) {
  return { people: people.length, known: people.filter(({ outcome }) => outcome !== null).length, tookPart: people.filter(({ tookPart }) => tookPart).length }
}

/** Before its day nothing of an outcome is looked at, not even whose is known. */
function withoutOutcomes([first, second]: NonNullable<Finding['arms']>): Finding['arms'] {
  return [{ ...first, known: 0 }, { ...second, known: 0 }]
}

/** How many there may be in each arm before anything is drawn: places and whoever waits beside them, or half of nobody knows how many. */
async function foreseen(context: Pick<Context, 'db'>, cohortId: string, places: number | null, byInvitation: boolean): Promise<number> {
  if (places === null || byInvitation) return 0
  const asked = (await listAll(context, cohortId)).filter(({ answers, state }) => answers.role === 'mentee' && state !== 'withdrawn' && state !== 'declined').length
  return worthPerArm(places, Math.max(0, asked - places))
}

