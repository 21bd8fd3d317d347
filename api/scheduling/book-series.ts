import { tabLink } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { graphStatus } from '../graph/client.ts'
import { createSeries, findSeries as findBooked, moveOccurrences, type SeriesRequest } from '../graph/events.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { listRecords } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { writeInvitation } from './invitation.ts'
import { countAttempt, findSeries, lockSeries, saveSeries, type SeriesRecord } from './store.ts'

/**
 * Books an intended series, exactly once whatever happens: the row is held while Outlook is asked, so two workers wait
 * for each other; Exchange knows the transaction id, so a repeated call makes no second event; and a second attempt
 * looks first whether the first one arrived. A crash between any two steps is repaired by doing this again.
 */
export async function bookSeries(context: Context, circleId: string): Promise<void> {
  const before = await findSeries(context.db, circleId)
  if (before?.state !== 'intended') return
  // Committed before Outlook hears of it: a later attempt must know that there was an earlier one.
  await countAttempt(context.db, circleId, context.now())
  await context.db.transaction().execute(async (trx) => {
    const series = await lockSeries(trx, circleId)
    if (series?.state !== 'intended') return
    try {
      const request = await describeSeries(context, series)
      const booked = (series.attempts > 1 ? await findBooked(context.graph, request.mailboxId, circleId) : null) ?? (await createSeries(context.graph, request))
      const exceptions = series.occurrences.filter((occurrence) => occurrence.exception)
      const unmoved = await moveOccurrences(context.graph, { ...request, eventId: booked.eventId }, exceptions)
      const occurrences = series.occurrences.map((occurrence) => {
        const stays = unmoved.find((entry) => entry.number === occurrence.number)
        return stays ? { ...stays, exception: false } : occurrence
      })
      await saveSeries(trx, circleId, { ...booked, state: 'booked', occurrences, problem: problemOf(series, booked, unmoved), changedAt: context.now() })
      await context.jobs.publish(trx, 'series.booked', { circleId })
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      context.log.warn({ event: 'scheduling.refused', circleId, message: error instanceof Error ? error.message : '' })
      await saveSeries(trx, circleId, { state: 'failed', problem: refusal, changedAt: context.now() })
    }
  })
}

/** What the organizer should know of a series that stands nevertheless. */
function problemOf(series: SeriesRecord, booked: { joinUrl: string | null }, unmoved: { number: number }[]): string | null {
  if (!booked.joinUrl) return 'Outlook booked the series without a Teams link: the organizer of the meeting has no Teams.'
  if (unmoved.length > 0) return `Outlook would not move session ${unmoved.map((entry) => entry.number).join(' and ')}, so it stays on the monthly date, where somebody is busy. Please move it in Outlook.`
  return series.problem
}

async function describeSeries(context: Context, series: SeriesRecord): Promise<SeriesRequest> {
  const [circle] = await listCirclesById(context, [series.circleId])
  if (!circle || !series.mailboxId || !series.transactionId || !series.pattern || !series.startsOn || !series.timeZone || !series.minutes) throw new Error(`The series of circle ${series.circleId} is intended but not complete.`)
  const [cohort, people] = await Promise.all([getCohort(context, circle.cohortId), listRecords(context, circle.members.map((member) => member.personId))])
  const name = (id: string) => people.get(id)?.displayName ?? ''
  const mentor = circle.members.find((member) => member.role === 'mentor')
  const invitation = writeInvitation({
    cohort,
    mentor: name(mentor?.personId ?? ''),
    mentees: circle.members.filter((member) => member.role === 'mentee').map((member) => name(member.personId)),
    tabUrl: tabLink(context.config, `/circle/${circle.id}/roadmap`),
  })
  return {
    mailboxId: series.mailboxId,
    seriesId: series.circleId,
    transactionId: series.transactionId,
    ...invitation,
    start: series.startsOn,
    end: Temporal.PlainDateTime.from(series.startsOn).add({ minutes: series.minutes }).toString({ smallestUnit: 'second' }),
    timeZone: series.timeZone,
    pattern: series.pattern,
    occurrences: series.occurrences.length,
    attendees: circle.members.filter((member) => member.personId !== series.mailboxId).flatMap((member) => {
      const person = people.get(member.personId)
      return person ? [{ address: person.mail, name: person.displayName }] : []
    }),
  }
}

/** A refusal that no repetition cures, in words that name the remedy; null for what may pass. */
function refusalOf(error: unknown): string | null {
  const status = graphStatus(error)
  if (status === 403) return 'Outlook refused: this mailbox is outside what Crosspath may book for. Ask IT to add it to the app’s scope, then try again.'
  if (status === 404) return 'Outlook does not know the mailbox of the meeting’s organizer. Ask IT about their licence, then try again.'
  // 401 is about our token, not about this meeting; it passes with the next token.
  if (status !== null && status >= 400 && status < 500 && ![401, 408, 409, 429].includes(status)) return 'Outlook did not accept the meeting. Try again; if it fails again, give IT the time of this attempt.'
  return null
}
