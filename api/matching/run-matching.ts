import type { Context } from '../context.ts'
import { type EnrolmentRecord, listApproved } from '../enrolment/list-enrolments.ts'
import { listLines, listRecords, type PersonRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { matchKeepable } from './engine/keepable.ts'
import type { MatchAnswer, MatchInstance, PoolPerson, UnmatchedPerson } from './engine/types.ts'
import { beginRun, failRun, findRun, lockRun, type ProposalRecord, saveProposals, setRun, type UnmatchedRecord } from './store.ts'

/** What enrolments can say, by weight; favourites and levels are not asked, so they give no points. Judgement, not estimated from outcomes. */
const weights = { skill: 430_000, function: 220_000, interest: 150_000, goal: 110_000, hours: 90_000, favourite: 0, seniority: 0 }

/**
 * Runs the engine over a cohort: load → think → keep. Repeating it gives the same answer; a run that cannot be
 * done is kept as failed with the reason.
 */
export async function runMatching(context: Context, runId: string): Promise<void> {
  const run = await findRun(context.db, runId)
  if (!run || !(await beginRun(context.db, runId))) return
  try {
    const cohort = await getCohort(context, run.cohortId)
    const enrolments = await listApproved(context, cohort.id)
    const instance = await loadInstance(context, cohort, enrolments)
    const answer = matchKeepable(instance, cohort.program.sessionMinutes)
    await keep(context, runId, enrolments, answer)
  } catch (error) {
    await failRun(context.db, runId, context.now(), 'The run could not be finished. Start it again; if it fails again, give your IT team the time of this run.')
    throw error
  }
}

async function loadInstance(context: Context, cohort: Cohort, enrolments: EnrolmentRecord[]): Promise<MatchInstance> {
  const [records, lines] = await Promise.all([listRecords(context, enrolments.map((enrolment) => enrolment.personId)), listLines(context)])
  const withPerson = enrolments.flatMap((enrolment) => {
    const person = records.get(enrolment.personId)
    return person ? [{ enrolment, person }] : []
  })
  const people = new Map(withPerson.map(({ person }) => [person.id, toPoolPerson(person)]))
  // Managers who do not take part still count: nobody is mentored by someone above or below them.
  for (const { person } of withPerson) {
    const seen = new Set<string>([person.id])
    for (let id = person.managerId; id && !seen.has(id); id = lines.get(id) ?? null) {
      seen.add(id)
      if (!people.has(id)) people.set(id, { id, managerId: lines.get(id) ?? null, department: [] })
    }
  }
  return {
    people: [...people.values()],
    mentors: withPerson
      .filter(({ enrolment }) => enrolment.answers.role === 'mentor')
      .map(({ enrolment: { answers, personId } }) => ({ person: personId, capacity: answers.capacity, skills: rated(answers.skillsOffered, 4), interests: answers.interests })),
    mentees: withPerson
      .filter(({ enrolment }) => enrolment.answers.role === 'mentee')
      .map(({ enrolment: { answers, personId }, person }) => ({
        person: personId,
        wants: rated(answers.skillsWanted, 2),
        skills: rated(person.skills, 3),
        explore: answers.functionsToExplore,
        interests: answers.interests,
        goals: answers.goals,
      })),
    // Graph knows no grade, and the profile's display language is not what somebody speaks: neither is guessed.
    rules: { weights, circleSize: cohort.circleSize, departmentLevel: 1, distinctDepartments: 'hard', reportingLevels: 'any', sharedManager: false, languages: false, week: mondayOf(cohort.startsOn) },
    seed: 1,
  }
}

function toPoolPerson(person: PersonRecord): PoolPerson {
  return {
    id: person.id,
    name: person.displayName,
    managerId: person.managerId,
    department: person.department ? [person.department] : [],
    site: person.officeLocation,
    timeZone: person.timeZone,
    workingHours: person.workingHours,
  }
}

function rated(words: string[], strength: number): Record<string, number> {
  return Object.fromEntries(words.map((word) => [word, strength]))
}

function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

async function keep(context: Context, runId: string, enrolments: EnrolmentRecord[], answer: MatchAnswer): Promise<void> {
  const enrolmentOf = new Map(enrolments.map((enrolment) => [`${enrolment.answers.role}:${enrolment.personId}`, enrolment.id]))
  const idOf = (role: 'mentor' | 'mentee', personId: string) => {
    const id = enrolmentOf.get(`${role}:${personId}`)
    if (!id) throw new Error('The engine answered with somebody who did not take part.')
    return id
  }
  const formed = answer.circles.filter((circle) => circle.mentees.length > 0)
  const proposals: ProposalRecord[] = formed.flatMap((circle, at) =>
    circle.mentees.map((mentee) => ({ number: at + 1, mentorEnrolmentId: idOf('mentor', circle.mentor), menteeEnrolmentId: idOf('mentee', mentee.id), score: mentee.score, reasons: mentee.reasons })),
  )
  const unmatched: UnmatchedRecord[] = answer.unmatched.map((person) => ({ enrolmentId: idOf(person.role, person.id), ...explain(person) }))
  await context.db.transaction().execute(async (trx) => {
    // A second worker may have finished the same run meanwhile, and an organizer published it.
    if ((await lockRun(trx, runId))?.state !== 'running') return
    await saveProposals(trx, runId, proposals, unmatched)
    await setRun(trx, runId, {
      state: 'ready',
      finishedAt: context.now(),
      mentors: enrolments.filter((enrolment) => enrolment.answers.role === 'mentor').length,
      mentees: enrolments.filter((enrolment) => enrolment.answers.role === 'mentee').length,
      circles: formed.length,
      matched: proposals.length,
      score: answer.objective.score,
      bound: answer.bound.score,
    })
  })
}

/** Why somebody has no circle, and what would change it, in sentences. */
function explain(person: UnmatchedPerson): { reasons: string[]; remedies: string[] } {
  return {
    reasons: person.binding.map((rule) => rule.text),
    remedies: person.relaxing.filter((relaxation) => relaxation.frees > 0).map((relaxation) => `Without the rule “${relaxation.rule}” ${relaxation.frees === 1 ? 'one more person' : `${relaxation.frees} more people`} would have a mentor.`),
  }
}
