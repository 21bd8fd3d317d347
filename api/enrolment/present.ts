import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Person } from '../people/contract.ts'
import { getPeople, listRecords, type PersonRecord, shownOf } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohortOrganizers, getCohorts } from '../programs/get-cohort.ts'
import type { Answers, Approval, Enrolment, EnrolmentState, MyWishes, Question } from './contract.ts'
import { mayStillDecline } from './decide-enrolment.ts'
import type { WishRecord } from './list-wishes.ts'
import { listDraws } from './draw-store.ts'
import { sentenceFor } from './state.ts'
import { type AskRecord, listAsks, listDelegates, listQuestions, type QuestionRecord } from './asks-store.ts'
import { type Naming, whyAsked } from './why-asked.ts'
import { type EnrolmentRecord, listCircleEnded, listSeasonOver } from './store.ts'

/** Enrolments as their owners and the organizer see them. */
export async function presentEnrolments(context: Pick<Context, 'db'>, records: EnrolmentRecord[]): Promise<Enrolment[]> {
  // Nobody has asked anything about a draft.
  const questions = await listQuestions(context.db, records.flatMap(({ id, submittedAt }) => (submittedAt === null ? [] : [id])))
  const person = await getPeople(context, [...records.flatMap((record) => [record.personId, record.approverId, record.decidedBy]), ...questions.map((question) => question.byPersonId)])
  const circleEnded = await listCircleEnded(context.db, records.filter((record) => record.state === 'waitlisted').map((record) => record.id))
  const seasonOver = await listSeasonOver(context.db, withdrawnOf(records))
  const draws = await listDraws(context.db, [...new Set(records.filter((record) => record.waitsFor === 'place').map((record) => record.cohortId))])
  return records.map((record) => ({
    id: record.id,
    cohortId: record.cohortId,
    person: person(record.personId),
    state: record.state,
    seasonOver: seasonOver.has(record.id),
    sentence: sentenceOf(record, person, { circleEnded: circleEnded.has(record.id), seasonOverFrom: seasonOver.get(record.id) ?? null, draw: draws.get(record.cohortId) ?? null }),
    answers: record.answers,
    approver: record.approverId ? person(record.approverId) : null,
    savedAt: record.savedAt,
    submittedAt: record.submittedAt,
    decidedAt: record.decidedAt,
    decidedBy: record.decidedBy ? person(record.decidedBy) : null,
    reason: record.reason,
    untilOn: record.untilOn,
    expiresAt: expiryOf(record),
    questions: presentQuestions(questions, record.id, person),
  }))
}

function sentenceOf(record: EnrolmentRecord, person: (id: string) => Person, { circleEnded, seasonOverFrom, draw }: { circleEnded: boolean; seasonOverFrom: EnrolmentState | null; draw: { drawnAt: number | null; enrolUntilOn: string } | null }): string {
  const decided = record.state === 'declined' || record.state === 'not-until'
  const approverId = decided ? (record.decidedBy ?? record.approverId) : record.approverId
  return sentenceFor(record.state, record.answers.role, {
    approver: approverId ? person(approverId).displayName : null,
    reason: record.reason,
    circleEnded,
    nobodyAbove: record.answers.role === 'mentee' && record.approverId === null && record.submittedAt !== null,
    seasonOverFrom,
    waitsFor: record.waitsFor,
    draw: draw && { drawn: draw.drawnAt !== null, on: dayInWords(Temporal.PlainDate.from(draw.enrolUntilOn).add({ days: 1 }).toString()) },
    until: record.untilOn ? dayInWords(record.untilOn) : null,
    expired: record.state === 'declined' && record.decidedBy === null,
  })
}

/** Before the last step is under way nobody can tell: days on which somebody is away do not count. */
function expiryOf({ state, dueWhat, dueAt }: EnrolmentRecord): number | null {
  return state === 'submitted' && dueWhat === 'expire' ? dueAt : null
}

function withdrawnOf(records: EnrolmentRecord[]): string[] {
  return records.flatMap(({ id, state }) => (state === 'withdrawn' ? [id] : []))
}

/** "Monday 7 December", for a sentence. */
export function dayInWords(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
}

function presentQuestions(questions: QuestionRecord[], enrolmentId: string, person: (id: string) => Person): Question[] {
  return questions.filter((question) => question.enrolmentId === enrolmentId).map(({ id, byPersonId, question, askedAt, answer, answeredAt }) => ({ id, by: person(byPersonId), question, askedAt, answer, answeredAt }))
}

export async function presentEnrolment(context: Pick<Context, 'db'>, record: EnrolmentRecord): Promise<Enrolment> {
  const [enrolment] = await presentEnrolments(context, [record])
  if (!enrolment) throw new Error('One record always gives one enrolment.')
  return enrolment
}

/** Somebody's wishes in words, for them alone. */
export async function presentWishes(context: Pick<Context, 'db'>, wishes: WishRecord): Promise<MyWishes> {
  const person = await getPeople(context, [...wishes.favourites, ...wishes.notWith])
  const shown = (id: string) => {
    const { displayName, jobTitle, department } = person(id)
    return { id, displayName, jobTitle, department }
  }
  return { favourites: wishes.favourites.map(shown), notWith: wishes.notWith.map(shown) }
}

/** What somebody else sees of the answers: those of the role alone. What a form kept from another role, or from a profile, was never sent on purpose. */
export function answersOfRole(answers: Answers): Answers {
  return answers.role === 'mentee' ? { ...answers, skillsOffered: [], capacity: 1 } : { ...answers, goals: '', skillsWanted: [], functionsToExplore: [] }
}

/** Who is named how in sentences about these requests. */
export async function nameAsks(context: Pick<Context, 'db'>, cohortIds: string[], asks: readonly AskRecord[], person: (id: string) => Person): Promise<(cohortId: string) => Naming> {
  // Who organizes is told of those alone who are asked in the place of somebody else.
  const mayNameOrganizer = asks.some((ask) => ask.why === 'away' || ask.why === 'escalation')
  const [organizers, delegateOf] = await Promise.all([getCohortOrganizers(context.db, mayNameOrganizer ? cohortIds : []), listDelegates(context.db, asks.flatMap((ask) => (ask.why === 'away' && ask.byPersonId !== null ? [ask.byPersonId] : [])))])
  return (cohortId) => ({ nameOf: (id) => person(id).displayName, organizerId: organizers.get(cohortId) ?? null, delegateOf })
}

/**
 * What an approver may know of a request: who, what for, how long, when, and why they are asked. Interests and drafts are not theirs to see.
 */
export async function presentApprovals(context: Pick<Context, 'db' | 'now'>, records: EnrolmentRecord[], viewerId: string): Promise<Approval[]> {
  return (await gatherApprovals(context, records, [viewerId]))(viewerId).approvals
}

export type Shown = { approvals: Approval[]; viewer: PersonRecord | null }

/** The same for several viewers from one reading, with what is known of each viewer. @param known what was asked about the one request, and its cohort, where that is read already. */
export async function gatherApprovals(context: Pick<Context, 'db' | 'now'>, records: EnrolmentRecord[], viewerIds: readonly string[], known?: { cohort: Cohort | null; asks: readonly AskRecord[]; questions: QuestionRecord[] }): Promise<(viewerId: string) => Shown> {
  const cohortIds = [...new Set(records.map((record) => record.cohortId))]
  const ids = records.map((record) => record.id)
  const [found, asks, questions] = await Promise.all([known?.cohort ? [known.cohort] : getCohorts(context, cohortIds), known?.asks ?? listAsks(context.db, ids), known?.questions ?? listQuestions(context.db, ids)])
  const cohorts = new Map(found.map((cohort) => [cohort.id, cohort]))
  const concerned = [...viewerIds, ...records.flatMap((record) => [record.personId, record.decidedBy]), ...asks.flatMap((ask) => [ask.personId, ask.byPersonId]), ...questions.map((question) => question.byPersonId)]
  const people = await listRecords(context, concerned.filter((id) => id !== null))
  const person = shownOf(people)
  const [naming, seasonOver] = await Promise.all([nameAsks(context, cohortIds, asks, person), listSeasonOver(context.db, withdrawnOf(records))])
  const asksOf = Map.groupBy(asks, (ask) => ask.enrolmentId)
  const approvalsTo = (viewerId: string): Approval[] => records.flatMap((record): Approval[] => {
    const cohort = cohorts.get(record.cohortId)
    if (!cohort || record.submittedAt === null) return []
    const answers = answersOfRole(record.answers)
    const about = asksOf.get(record.id) ?? []
    const mine = about.findLast((ask) => ask.personId === viewerId && !ask.superseded)
    return [
      {
        enrolmentId: record.id,
        person: person(record.personId),
        cohort,
        role: answers.role,
        goals: answers.goals,
        skillsWanted: answers.skillsWanted,
        functionsToExplore: answers.functionsToExplore,
        skillsOffered: answers.skillsOffered,
        hours: hoursOf(cohort),
        state: record.state,
        seasonOver: seasonOver.has(record.id),
        submittedAt: record.submittedAt,
        decidedAt: record.decidedAt,
        decidedBy: record.decidedBy ? person(record.decidedBy) : null,
        reason: record.reason,
        untilOn: record.untilOn,
        questions: presentQuestions(questions, record.id, person),
        why: mine ? whyAsked(mine, naming(record.cohortId)) : null,
        askedOf: about.filter((ask) => ask.closedAt === null).map((ask) => person(ask.personId)),
        expiresAt: expiryOf(record),
        changeable: mine !== undefined && mayStillDecline(context, record, cohort),
      },
    ]
  })
  return (viewerId) => ({ approvals: approvalsTo(viewerId), viewer: people.get(viewerId) ?? null })
}

/** One of them. @throws AppError not_found for a draft. */
export async function presentApproval(context: Pick<Context, 'db' | 'now'>, record: EnrolmentRecord, viewerId: string): Promise<Approval> {
  const [approval] = await presentApprovals(context, [record], viewerId)
  if (!approval) throw new AppError('not_found', 'There is no request for you here.')
  return approval
}

/** Working time that the whole series takes, in hours. */
function hoursOf(cohort: Cohort): number {
  return (cohort.program.sessions * cohort.program.sessionMinutes) / 60
}
