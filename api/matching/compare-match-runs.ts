import type { Context } from '../context.ts'
import { listAll } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import { getPeople } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { RunComparison } from './contract.ts'
import { presentRuns } from './present.ts'
import { listProposals, listRuns, listSlots } from './store.ts'

/** Enrolment → enrolment of the mentor whose circle they are in; whoever is missing has none. */
type Places = Map<string, string>

/**
 * Puts runs of one cohort side by side in the order asked for, and says between each two of them who changes circle.
 * @throws AppError not_found | match_run_not_ready
 */
export async function compareMatchRuns(context: Pick<Context, 'db'>, cohortId: string, runIds: string[]): Promise<RunComparison> {
  await getCohort(context, cohortId)
  const all = new Map((await listRuns(context.db, cohortId)).map((run) => [run.id, run]))
  const runs = runIds.map((id) => {
    const run = all.get(id)
    if (!run) throw new AppError('not_found', 'One of these runs is none of this cohort.')
    if (run.state !== 'ready' && run.state !== 'published') throw new AppError('match_run_not_ready', `“${run.name}” has no result to compare.`)
    return run
  })
  const [summaries, enrolments, places] = await Promise.all([presentRuns(context, runs), listAll(context, cohortId), Promise.all(runs.map(async (run) => placesIn(context, run.id)))])
  const person = await getPeople(context, enrolments.map((enrolment) => enrolment.personId))
  const ownerOf = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment]))
  const mentorOf = (place: string | undefined) => {
    const owner = place === undefined ? undefined : ownerOf.get(place)
    return owner ? person(owner.personId) : null
  }
  const changes = runs.flatMap((from, at) =>
    runs.slice(at + 1).map((to, after) => {
      const [before, now] = [places[at] ?? new Map<string, string>(), places[at + 1 + after] ?? new Map<string, string>()]
      const changed = enrolments
        .filter((enrolment) => before.get(enrolment.id) !== now.get(enrolment.id))
        .map((enrolment) => ({ person: person(enrolment.personId), role: enrolment.answers.role, before: mentorOf(before.get(enrolment.id)), after: mentorOf(now.get(enrolment.id)) }))
        .sort((one, other) => one.person.displayName.localeCompare(other.person.displayName, 'en') || (one.person.id < other.person.id ? -1 : 1))
      return { from: from.id, to: to.id, people: changed.length, changes: changed }
    }),
  )
  return { runs: summaries, changes }
}

async function placesIn(context: Pick<Context, 'db'>, runId: string): Promise<Places> {
  const places: Places = new Map()
  const [proposals, slots] = await Promise.all([listProposals(context.db, runId), listSlots(context.db, runId)])
  // The mentor of a circle that runs is in it whoever joins.
  const joined = new Set(slots.flatMap(({ number, slot }) => (slot.joins ? [number] : [])))
  for (const proposal of proposals) {
    places.set(proposal.menteeEnrolmentId, proposal.mentorEnrolmentId)
    if (!joined.has(proposal.number)) places.set(proposal.mentorEnrolmentId, proposal.mentorEnrolmentId)
  }
  return places
}
