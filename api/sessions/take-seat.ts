import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, readMyCircle } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { Cohort } from '../programs/contract.ts'
import type { Pack, SessionContent } from '../roadmap/plan/content.ts'
import { countReached } from '../roadmap/reached.ts'
import { getPack } from '../programs/get-pack.ts'
import type { Member } from './visible.ts'

/** A member at a session of their circle. `members`: mentor first. `closed`: how many sessions the circle has closed. */
export type Seat = { personId: string; role: 'mentor' | 'mentee'; circle: CircleRecord; members: Member[]; cohort: Cohort; pack: Pack; number: number; content: SessionContent; closed: number; open: boolean }

/** @throws AppError not_found for whoever is not in the circle, and where it has no such session. */
export async function takeSeat(context: Pick<Context, 'db'>, personId: string, { circleId, number }: { circleId: string; number: number }): Promise<Seat> {
  const circle = await readMyCircle(context, personId, circleId)
  const [cohort, reached] = await Promise.all([getCohort(context, circle.cohortId), countReached(context, circle.id)])
  const pack = await getPack(context, cohort.program.id)
  const content = pack.sessions[number - 1]
  const me = circle.members.find((member) => member.personId === personId)
  if (!content || !me) throw new AppError('not_found', 'There is no such session.')
  const members = circle.members.toSorted((one, other) => Number(one.role === 'mentee') - Number(other.role === 'mentee'))
  return { personId, role: me.role, circle, members, cohort, pack, number, content, closed: reached.sessions, open: circle.state === 'active' && number <= reached.sessions + 1 }
}

/** A session opens when the one before it is closed; from then on it can be prepared, and it stays open until the circle ends. @throws AppError session_wrong_state */
export function refuseUnopened({ circle, open, number }: Seat): void {
  if (circle.state !== 'active') throw new AppError('session_wrong_state', 'This circle has ended. What you wrote in it stays for you to read.')
  if (!open) throw new AppError('session_wrong_state', `Session ${number} opens when session ${number - 1} is closed: it builds on what that one leaves.`)
}
