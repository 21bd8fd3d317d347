import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from '../context.ts'
import { type EnrolmentRecord, listReady } from '../enrolment/list-enrolments.ts'
import { listWishes, listWishChanges, type WishRecord } from '../enrolment/list-wishes.ts'
import { listLines, listRecords, type PersonRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort, getCohorts } from '../programs/get-cohort.ts'
import { granularityMinutes, planningSpan, type Span } from '../programs/planning-span.ts'
import type { StoredPair } from '../store/stored.ts'
import { findBenchFavours } from '../succession/favour-bench.ts'
import { type PairIds, type Rules, type Weights, wishPoints } from './contract.ts'
import type { MatchInstance, PairReference, PoolPerson } from './engine/types.ts'
import { settingsOf } from './match-settings.ts'
import { withBenchFavours } from './bench-favours.ts'
import { listOpenCircles, withWishes } from './standing-circles.ts'
import type { RunQuestion } from './solve-run.ts'
import { listEverTogether } from './circle-store.ts'
import { listProposals, type MatchRunRecord, secretOf } from './store.ts'

/** Settles the order among equals; one for all, so that the same people give the same circles. */
export const seed = 1

/** Everything a run decides from, with what it takes to say the answer in terms of enrolments: of those who wait, and of the mentors whose circles run. */
export type LoadedRun = { question: RunQuestion; enrolments: EnrolmentRecord[]; standingMentors: EnrolmentRecord[]; span: Span; rules: Rules }

/** Reads who waits, the circles they could join, what they wish, the company's lines, and what the organizer asks of this run. */
export async function loadRun(context: Context, run: MatchRunRecord): Promise<LoadedRun> {
  const cohort = await getCohort(context, run.cohortId)
  const [enrolments, changes, usual, lottery] = await Promise.all([listReady(context, cohort.id), listWishChanges(context, cohort.id), settingsOf(context, cohort), secretOf(context.db, cohort.id, randomBytes(32).toString('hex'))])
  const rules = run.rules ?? usual.rules
  const weights = run.weights ?? usual.weights
  const span = planningSpan(cohort, context.now())
  const open = await listOpenCircles(context, cohort, rules.circleSize, span.startAt)
  // They stand with the seats that are left.
  const standingMentors = open.map(({ mentor, seats }) => ({ ...mentor, answers: { ...mentor.answers, capacity: seats } }))
  const { instance: loaded, present: taking, wishes } = await loadInstance(context, cohort, [...enrolments, ...standingMentors], { rules, weights })
  const usualInstance = withBenchFavours(loaded, await findBenchFavours(context, { id: cohort.id, programId: cohort.program.id, secret: lottery.secret }, takingParts(loaded)))
  const standing = run.standingRunId === null ? [] : await listProposals(context.db, run.standingRunId)
  const personOf = new Map(taking.map((enrolment) => [enrolment.id, enrolment]))
  const pairsOf = (pairs: StoredPair[]): PairReference[] =>
    pairs.flatMap(({ mentorEnrolmentId, menteeEnrolmentId }) => {
      const [mentor, mentee] = [personOf.get(mentorEnrolmentId), personOf.get(menteeEnrolmentId)]
      return mentor && mentee ? [{ mentor: mentor.personId, mentee: mentee.personId }] : []
    })
  const instance: MatchInstance = {
    ...usualInstance,
    locks: pairsOf(run.locks ?? []),
    forbidden: [...pairsOf(run.forbidden ?? []), ...keptFromOthers(run.move, usualInstance)],
    ...(standing.length > 0 ? { standing: pairsOf(standing) } : {}),
  }
  // In one order whoever waits, because the lot between two mentees is drawn by the one who comes first.
  const drawn = [...taking, ...open.flatMap((circle) => circle.mentees)].sort((one, other) => (one.id < other.id ? -1 : 1))
  const idsOf = (role: 'mentor' | 'mentee') => new Map(drawn.filter((enrolment) => enrolment.answers.role === role).map((enrolment) => [enrolment.personId, changes.get(enrolment.personId) ?? 0]))
  return {
    enrolments,
    standingMentors,
    span,
    rules,
    question: {
      taxonomy: context.config.taxonomyFile === null ? null : { file: context.config.taxonomyFile, digest: createHash('sha256').update(readFileSync(context.config.taxonomyFile)).digest('hex') },
      instance,
      standing: await withWishes(context, open, wishes),
      lottery: { secret: lottery.secret, perMille: lottery.heldBackPerMille, favoursPerMille: lottery.heldBackPerMille, mentorIds: idsOf('mentor'), menteeIds: idsOf('mentee') },
      series: { occurrences: cohort.program.sessions, durationMinutes: cohort.program.sessionMinutes, firstNotBefore: span.firstOn, notBefore: span.firstOn, granularityMinutes },
    },
  }
}

function takingParts({ people, mentors, mentees }: MatchInstance): Record<'mentors' | 'mentees', { personId: string; department: string | null }[]> {
  const departmentOf = new Map(people.map((person) => [person.id, person.department[0] ?? null]))
  const withDepartment = ({ person }: { person: string }) => ({ personId: person, department: departmentOf.get(person) ?? null })
  return { mentors: mentors.map(withDepartment), mentees: mentees.map(withDepartment) }
}

/** A mentee who is tried with one mentor is kept from all others, as an organizer could do by hand: so it says no more of anybody's wishes. */
function keptFromOthers(move: PairIds | null, { mentors }: MatchInstance): PairReference[] {
  return move === null ? [] : mentors.flatMap(({ person }) => (person === move.mentorId ? [] : [{ mentor: person, mentee: move.menteeId }]))
}

/** The people of some enrolments as the engine takes them, with their wishes, their lines and whom they were with before; `present` are those still in the directory, `wishes` for the engine alone. */
export async function loadInstance(context: Context, cohort: Cohort, enrolments: EnrolmentRecord[], { rules, weights }: { rules: Rules; weights: Weights }): Promise<{ instance: MatchInstance; present: EnrolmentRecord[]; wishes: Map<string, WishRecord> }> {
  const [people, wishes, history] = await Promise.all([listRecords(context, enrolments.map((enrolment) => enrolment.personId)), listWishes(context, cohort.id), loadHistory(context, cohort)])
  // Whoever has left the company since is not matched, also before the directory's news has taken them out of the cohort.
  const present = enrolments.filter((enrolment) => people.get(enrolment.personId)?.enabled === true)
  const instance: MatchInstance = {
    people: await loadPool(context, [...people.values()]),
    ...rolesOf(present, people, wishes),
    rules: { ...engineRules(rules, weights), week: mondayOf(cohort.startsOn) },
    history: history.pairs,
    season: history.season,
    seed,
  }
  return { instance, present, wishes }
}

function rolesOf(enrolments: EnrolmentRecord[], people: Map<string, PersonRecord>, wishes: Map<string, WishRecord>): Pick<MatchInstance, 'mentors' | 'mentees'> {
  const mentors = enrolments.filter((enrolment) => enrolment.answers.role === 'mentor')
  const mentees = enrolments.filter((enrolment) => enrolment.answers.role === 'mentee')
  const wishesOf = (personId: string) => ({ favourites: wishes.get(personId)?.favourites ?? [], never: wishes.get(personId)?.notWith ?? [] })
  return {
    mentors: mentors.map(({ answers, personId }) => ({ person: personId, capacity: answers.capacity, skills: rated(answers.skillsOffered, 4), interests: answers.interests, ...wishesOf(personId) })),
    mentees: mentees.map(({ answers, personId }) => ({
      person: personId,
      wants: rated(answers.skillsWanted, 2),
      skills: rated(people.get(personId)?.skills ?? [], 3),
      explore: answers.functionsToExplore,
      interests: answers.interests,
      goals: answers.goals,
      ...wishesOf(personId),
    })),
  }
}

/** Those who take part, and everybody above them: nobody is mentored by someone of their own line. */
async function loadPool(context: Context, taking: PersonRecord[]): Promise<PoolPerson[]> {
  const lines = await listLines(context)
  const people = new Map(taking.map((person) => [person.id, toPoolPerson(person)]))
  for (const person of taking) {
    const seen = new Set<string>([person.id])
    for (let id = person.managerId; id && !seen.has(id); id = lines.get(id) ?? null) {
      seen.add(id)
      if (!people.has(id)) people.set(id, { id, managerId: lines.get(id) ?? null, department: [] })
    }
  }
  return [...people.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Who was with whom in earlier cohorts of the program; their places in time are the seasons. */
async function loadHistory(context: Context, cohort: Cohort): Promise<{ pairs: (PairReference & { season: number })[]; season: number }> {
  const cohorts = (await getCohorts(context)).filter((other) => other.program.id === cohort.program.id).sort((one, other) => (one.startsOn === other.startsOn ? (one.id < other.id ? -1 : 1) : one.startsOn < other.startsOn ? -1 : 1))
  const season = cohorts.findIndex((other) => other.id === cohort.id) + 1
  const earlier = await Promise.all(cohorts.slice(0, season - 1).map((other) => listEverTogether(context.db, other.id)))
  const pairs = earlier.flatMap((people, at) =>
    [...Map.groupBy(people, ({ circleId }) => circleId).values()].flatMap((members) => {
      const mentor = members.find((member) => member.role === 'mentor')
      return members.flatMap((member) => (mentor && member.role === 'mentee' ? [{ mentor: mentor.personId, mentee: member.personId, season: at + 1 }] : []))
    }),
  )
  return { pairs, season }
}

/** Graph knows no grade, the profile's display language is not what somebody speaks, and nobody is asked for a theme: none of these is guessed, and none gives points. */
function engineRules(rules: Rules, weights: Weights): NonNullable<MatchInstance['rules']> {
  return { ...rules, weights: { ...weights, favourite: wishPoints, seniority: 0, language: 0, theme: 0 }, departmentLevel: 1, languages: false, seniorityGap: { min: null, max: null } }
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
