import { tabLink } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { cancelMeeting, createMeeting, findMeeting, type MeetingRequest } from '../graph/meetings.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { listRecords } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { holding } from '../store/hold.ts'
import { refusalOf } from './book-series.ts'
import { type CheckInRecord, findCheckIn, saveCheckInFrom } from './check-in-store.ts'
import { participantsOf } from './intend-check-in.ts'
import { writeCheckIn } from './invitation.ts'

/**
 * Books an intended check-in, exactly once whatever happens: it is held meanwhile, an attempt whose answer was lost is found by its key,
 * and Exchange knows the transaction id. What Outlook refuses for good is told to whoever booked it.
 */
export async function bookCheckIn(context: Context, checkInId: string): Promise<void> {
  await holding(context.db, 'booking a check-in', [checkInId], async () => {
    const checkIn = await findCheckIn(context.db, checkInId)
    if (checkIn?.state !== 'intended') return
    try {
      const booked = (await findMeeting(context.graph, checkIn.mailboxId, keyOf(checkIn))) ?? (await createMeeting(context.graph, await describe(context, checkIn)))
      const { eventId, joinUrl } = booked
      const kept = await saveCheckInFrom(context.db, checkIn.id, ['intended'], { state: 'booked', eventId, joinUrl, changedAt: context.now() })
      // Called off in the same moment: the order to take it out waits for us, and needs to know what.
      if (!kept) await saveCheckInFrom(context.db, checkIn.id, ['cancelled'], { eventId })
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      context.log.warn({ event: 'scheduling.check-in-refused', checkInId, message: error instanceof Error ? error.message : '' })
      await saveCheckInFrom(context.db, checkIn.id, ['intended'], { state: 'failed', problem: refusal, changedAt: context.now() })
    }
  })
}

/** Takes a cancelled check-in out of everybody's Outlook; one that never arrived there, or is gone already, is as good. */
export async function callOffCheckIn(context: Context, checkInId: string): Promise<void> {
  await holding(context.db, 'booking a check-in', [checkInId], async () => {
    const checkIn = await findCheckIn(context.db, checkInId)
    if (checkIn?.state !== 'cancelled') return
    const { mailboxId } = checkIn
    try {
      const eventId = checkIn.eventId ?? (await findMeeting(context.graph, mailboxId, keyOf(checkIn)))?.eventId
      if (eventId !== undefined) await cancelMeeting(context.graph, { mailboxId, eventId }, 'This check-in was called off. You can book another one on your circle’s page in Crosspath.')
    } catch (error) {
      // A mailbox that is gone, or not ours to write in, holds nothing that we could take out.
      if (!refusalOf(error)) throw error
      context.log.warn({ event: 'scheduling.check-in-not-taken-out', checkInId, message: error instanceof Error ? error.message : '' })
    }
  })
}

function keyOf({ id }: CheckInRecord): string {
  return `check-in/${id}`
}

async function describe(context: Context, checkIn: CheckInRecord): Promise<MeetingRequest> {
  const [circle] = await listCirclesById(context, [checkIn.circleId])
  if (!circle) throw new Error(`There is no circle ${checkIn.circleId}.`)
  const [ids, { program }] = [participantsOf(circle, checkIn.byPersonId, checkIn.withId), await getCohort(context, circle.cohortId)]
  const people = await listRecords(context, ids)
  const [booker, ...others] = ids.flatMap((id) => people.get(id) ?? [])
  if (!booker) throw new Error(`Nobody is left of check-in ${checkIn.id}.`)
  const zone = booker.timeZone ?? 'Europe/London'
  return {
    mailboxId: checkIn.mailboxId,
    key: keyOf(checkIn),
    transactionId: checkIn.transactionId,
    ...writeCheckIn({ program: program.name, names: [booker, ...others].map((person) => person.displayName), tabUrl: tabLink(context.config, `/circle/${circle.id}`) }),
    startAt: checkIn.startAt,
    endAt: checkIn.endAt,
    timeZone: zone,
    attendees: others.map((person) => ({ address: person.mail, name: person.displayName })),
  }
}
