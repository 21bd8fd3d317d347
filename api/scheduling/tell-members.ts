import { refusalStatus, sendToPerson } from '../bot/conversations.ts'
import type { Context } from '../context.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { getPeople, listRecords } from '../people/get-person.ts'
import { getCohortOrganizer } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import type { StoredNotice } from '../store/stored.ts'
import { noticeCard } from './notice-cards.ts'
import { findNotice, insertNotices, saveNoticeSent } from './healing-store.ts'

/**
 * Tells members of a circle something once, in the caller's transaction: what did not happen is not told, and what happened is told
 * although the process may die. `key` says what counts as the same news.
 */
export async function tellMembers(context: Context, trx: Trx, circleId: string, personIds: string[], about: StoredNotice, key: string): Promise<void> {
  const notices = personIds.map((personId) => ({ id: context.newId(), circleId, personId, about, key }))
  for (const noticeId of await insertNotices(trx, notices, context.now())) await context.jobs.publish(trx, 'notice.written', { noticeId })
}

/** Tells everybody in a circle that a session has another time; `exceptId` is who moved it, and knows. */
export async function tellMoved(context: Context, trx: Trx, circleId: string, moved: { number: number; fromStartAt: number; startAt: number; because: string; exceptId?: string }): Promise<void> {
  const { exceptId, ...about } = moved
  const [circle] = await listCirclesById(context, [circleId])
  const readers = (circle?.members ?? []).map((member) => member.personId).filter((personId) => personId !== exceptId)
  await tellMembers(context, trx, circleId, readers, { what: 'moved', ...about }, `moved:${moved.number}:${context.now()}`)
}

/** Tells a circle whose mentor has left it or the company, and the organizer, who can name another. */
export async function tellMentorLeft(context: Context, { circleId, personId, because }: { circleId: string; personId: string; because: 'company' | 'circle' }): Promise<void> {
  const [circle] = await listCirclesById(context, [circleId])
  if (!circle) return
  const mentor = (await getPeople(context, [personId]))(personId).displayName
  const organizerId = await getCohortOrganizer(context.db, circle.cohortId)
  await context.db.transaction().execute(async (trx) => {
    await tellMembers(context, trx, circleId, circle.members.map((member) => member.personId), { what: 'mentor-left', mentor, because }, `mentor-left:${personId}`)
    await tellMembers(context, trx, circleId, [organizerId], { what: 'mentor-wanted', mentor, because }, `mentor-wanted:${personId}`)
  })
}

/** Tells a circle who its new mentor is, and the new mentor too. */
export async function tellMentorNamed(context: Context, { circleId, personId }: { circleId: string; personId: string }): Promise<void> {
  const [circle] = await listCirclesById(context, [circleId])
  if (!circle?.members.some((member) => member.personId === personId)) return
  const mentor = (await getPeople(context, [personId]))(personId).displayName
  await context.db.transaction().execute((trx) => tellMembers(context, trx, circleId, circle.members.map((member) => member.personId), { what: 'mentor-named', mentor, mentorId: personId }, `mentor-named:${personId}`))
}

/** Sends one piece of news as a card. Somebody whom Teams does not reach reads it in the tab; everything else is tried again. */
export async function sendNotice(context: Context, noticeId: string): Promise<void> {
  const notice = await findNotice(context.db, noticeId)
  if (!notice || notice.sentAt !== null) return
  const [circle] = await listCirclesById(context, [notice.circleId])
  const people = await listRecords(context, [notice.personId, ...(notice.about.what === 'joined' ? notice.about.personIds : [])])
  const person = people.get(notice.personId)
  if ((!circle && notice.about.what !== 'repaired' && notice.about.what !== 'story-withdrawn') || !person?.enabled) {
    await saveNoticeSent(context.db, noticeId, { problem: 'There is nobody to tell any more.' })
    return
  }
  try {
    await sendToPerson(context, person.id, noticeCard(context, circle ?? null, notice.about, person, [...people.values()]))
    await saveNoticeSent(context.db, noticeId, { sentAt: context.now() })
  } catch (error) {
    const status = refusalStatus(error)
    if (status !== 403 && status !== 404) throw error
    await saveNoticeSent(context.db, noticeId, { problem: 'Teams does not reach this person; they see it in the tab.' })
  }
}
