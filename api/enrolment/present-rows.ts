import type { Context } from '../context.ts'
import type { Person } from '../people/contract.ts'
import { getPeople } from '../people/get-person.ts'
import { type AskRecord, listAsks } from './asks-store.ts'
import type { EnrolmentRow } from './contract.ts'
import { answersOfRole, dayInWords, nameAsks, presentEnrolments } from './present.ts'
import type { EnrolmentRecord } from './store.ts'
import { whyTheyAreAsked } from './why-asked.ts'

/**
 * Enrolments as the organizer sees them: what the form says for the role, who is asked and how they were reached, and what is in the way.
 * Questions and their answers are between the person and those who decide; the organizer reads them only where they are asked themselves.
 */
export async function presentRows(context: Pick<Context, 'db' | 'now'>, records: EnrolmentRecord[], organizerId: string): Promise<EnrolmentRow[]> {
  const [enrolments, asks] = await Promise.all([presentEnrolments(context, records), listAsks(context.db, records.map(({ id }) => id))])
  const person = await getPeople(context, asks.flatMap((ask) => [ask.personId, ask.byPersonId]))
  const naming = await nameAsks(context, [...new Set(records.map(({ cohortId }) => cohortId))], asks, person)
  const asksOf = Map.groupBy(asks.filter((ask) => !ask.superseded), (ask) => ask.enrolmentId)
  return enrolments.map((enrolment) => {
    const mine = asksOf.get(enrolment.id) ?? []
    return {
      enrolment: { ...enrolment, answers: answersOfRole(enrolment.answers), questions: mine.some((ask) => ask.personId === organizerId) ? enrolment.questions : [] },
      asks: mine.map((ask) => ({ person: person(ask.personId), why: whyTheyAreAsked(ask, naming(enrolment.cohortId)), way: ask.way, askedAt: ask.askedAt, remindedAt: ask.remindedAt })),
      stuck: whatIsInTheWay(context, mine.filter((ask) => ask.closedAt === null), person),
    }
  })
}

export async function presentRow(context: Pick<Context, 'db' | 'now'>, record: EnrolmentRecord, organizerId: string): Promise<EnrolmentRow> {
  const [row] = await presentRows(context, [record], organizerId)
  if (!row) throw new Error('One record always gives one row.')
  return row
}

/** What keeps an answer from coming, in a sentence; null where it is only a matter of time. */
function whatIsInTheWay({ now }: Pick<Context, 'now'>, open: AskRecord[], person: (id: string) => Person): string | null {
  const lost = open.find((ask) => ask.way === 'tab')
  if (lost) return `${person(lost.personId).displayName} could not be reached in Teams; the question waits in their tab. ${lost.attempts.at(-1)?.problem ?? ''}`.trimEnd()
  const today = Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO('UTC').toPlainDate().toString()
  const instead = open.find((ask) => ask.why === 'away' && ask.byPersonId !== null && ask.awayUntilOn !== null && ask.awayUntilOn > today)
  if (!instead?.awayUntilOn) return null
  return `${person(instead.byPersonId ?? '').displayName} is out of office until ${dayInWords(instead.awayUntilOn)}; ${person(instead.personId).displayName} was asked instead.`
}
