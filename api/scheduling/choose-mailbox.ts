import type { Context } from '../context.ts'
import type { CircleRecord } from '../matching/list-circles.ts'
import { findRecord, listRecords } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'

/**
 * In whose mailbox the rest of a series is to stand: the program's own where it has one, else the mentor's, else the first mentee's who has
 * one; never `except`. Null when there is none. An account of the program's own need not be able to sign in.
 */
export async function chooseMailbox(context: Pick<Context, 'db'>, circle: CircleRecord, except: string | null): Promise<string | null> {
  const { program } = await getCohort(context, circle.cohortId)
  if (program.seriesMailbox !== 'mentor') {
    const service = await findRecord(context, program.seriesMailbox)
    if (service && service.mailbox !== 'none' && service.id !== except) return service.id
  }
  const people = await listRecords(context, circle.members.map((member) => member.personId))
  const able = circle.members.filter(({ personId }) => personId !== except && people.get(personId)?.mailbox === 'cloud' && people.get(personId)?.enabled === true)
  return (able.find((member) => member.role === 'mentor') ?? able[0])?.personId ?? null
}

/** Whether a mailbox is one in which a circle's series may stand: it is that of a member, or the program's own, and there is one. */
export async function mayHold(context: Pick<Context, 'db'>, circle: CircleRecord, mailboxId: string | null): Promise<boolean> {
  const person = mailboxId === null ? null : await findRecord(context, mailboxId)
  if (!person || person.mailbox === 'none') return false
  if (circle.members.some(({ personId }) => personId === person.id)) return person.enabled
  return (await getCohort(context, circle.cohortId)).program.seriesMailbox === person.id
}
