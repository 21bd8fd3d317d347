import type { Context } from '../context.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { tellMembers } from './tell-members.ts'

/** Tells those who were in a circle, once, who has joined it; whoever joined is invited by Outlook and reads it on their start page. */
export async function tellJoined(context: Context, circleId: string, joined: string[]): Promise<void> {
  const [circle] = await listCirclesById(context, [circleId])
  const members = (circle?.members ?? []).map((member) => member.personId)
  const personIds = joined.filter((personId) => members.includes(personId)).sort()
  if (personIds.length === 0) return
  const readers = members.filter((personId) => !joined.includes(personId))
  await context.db.transaction().execute((trx) => tellMembers(context, trx, circleId, readers, { what: 'joined', personIds }, `joined:${personIds.join(' ')}`))
}
