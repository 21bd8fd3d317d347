import type { Context } from '../context.ts'
import { type CircleRecord, listGoneFrom } from '../matching/list-circles.ts'
import { loadPermits, type Permits } from '../matching/load-permits.ts'
import { seatsTaken } from '../matching/mentor-seats.ts'
import type { Step } from '../matching/rearrange.ts'
import { getSeriesOf } from '../scheduling/list-series.ts'
import { mostShown, type Plan, type Plans } from './plan.ts'
import { release, seatOf, thanks } from './release.ts'
import type { Sitter, Situation } from './situation.ts'
import { asMentee, fitWords, listNames, membersOf, reachedWords } from './words.ts'

type Host = { circle: CircleRecord; mentor: CircleRecord['members'][number]; mentees: CircleRecord['members'] }
type Candidate = { host: Host; pattern: string; points: number[]; permits: Permits }

/** Into another circle that meets: with a seat for everybody, and nobody in it whom a rule, a department or a wish keeps from somebody here. */
export async function planMerge(context: Context, situation: Situation, only: string | null): Promise<Plans> {
  const whyNot = 'No other circle of this cohort that could be offered has room for everybody here.'
  const { cohort, circles, circle, enrolmentOf } = situation
  const joiners = situation.mentees.filter(({ enabled }) => enabled)
  const hosts = circles.filter(({ id }) => id !== circle.id && (only === null || id === only)).flatMap((other) => hostOf(situation, other, joiners.length))
  if (joiners.length === 0 || hosts.length === 0) return { plans: [], whyNot }
  const circleIds = hosts.map((host) => host.circle.id)
  const enrolmentsOf = (ids: string[]) => [...new Set(ids)].flatMap((id) => enrolmentOf.get(id) ?? [])
  const mentors = enrolmentsOf(hosts.map(({ mentor }) => mentor.enrolmentId))
  const mentees = enrolmentsOf([...joiners, ...hosts.flatMap((host) => host.mentees)].map(({ enrolmentId }) => enrolmentId))
  const [seriesOf, gone, permits] = await Promise.all([getSeriesOf(context, circleIds), listGoneFrom(context, circleIds), loadPermits(context, cohort, mentors, mentees)])
  const candidates = hosts
    .flatMap((host): Candidate[] => {
      const { pattern, state, occurrences } = seriesOf(host.circle.id)
      const meets = state === 'booked' && occurrences.some(({ startAt }) => startAt > context.now())
      const hasLeft = joiners.some(({ personId }) => gone.some((one) => one.circleId === host.circle.id && one.personId === personId))
      const fits = joiners.every(({ personId }) => permits.maySeat(host.mentor.personId, personId) && host.mentees.every((other) => permits.mayMeet(personId, other.personId)))
      if (!meets || pattern === null || hasLeft || !fits) return []
      return [{ host, pattern, permits, points: joiners.map(({ personId }) => permits.reasons(host.mentor.personId, personId).reduce((sum, { points }) => sum + points, 0)) }]
    })
    .sort((one, other) => sum(other.points) - sum(one.points) || (one.host.circle.id < other.host.circle.id ? -1 : 1))
  return { plans: candidates.slice(0, mostShown).map((candidate) => toPlan(situation, joiners, candidate)), whyNot }
}

function hostOf({ circles, circleSize, enrolmentOf, isEnabled }: Situation, circle: CircleRecord, joiners: number): Host[] {
  const mentor = circle.members.find(({ role }) => role === 'mentor')
  const mentees = circle.members.filter(({ role }) => role === 'mentee')
  const enrolment = mentor && enrolmentOf.get(mentor.enrolmentId)
  if (!mentor || !enrolment || !isEnabled(mentor.personId) || !['matched', 'active'].includes(enrolment.state)) return []
  const seats = Math.min(circleSize - mentees.length, enrolment.answers.capacity - seatsTaken(circles, enrolment.id))
  return seats >= joiners ? [{ circle, mentor, mentees }] : []
}

function toPlan(situation: Situation, joiners: Sitter[], { host, pattern, points, permits }: Candidate): Plan {
  const { circle, nameOf, mentor, mentees, isEnabled } = situation
  const { circle: other } = host
  const names = listNames(joiners.map(({ name }) => name))
  const leaving = [...(mentor ? [mentor] : []), ...mentees.filter(({ enabled }) => !enabled)].map((sitter) => ({ sitter, ...release(situation, sitter) }))
  const former = leaving.find(({ sitter, isThere }) => sitter.role === 'mentor' && isThere)
  return {
    kind: 'merge',
    target: other.id,
    title: `Merge with ${other.name}`,
    line: `${fitWords(points)}, with room for everybody here. They meet on the ${pattern.slice(0, 1).toLowerCase()}${pattern.slice(1)}.`,
    keeps: `${other.name} keeps its sessions. Goals go along with their owners; what this circle reached stays on record (${reachedWords(situation)}), and its meetings are called off.`,
    moves: [...leaving.map(({ move }) => move), ...joiners.map(({ personId }) => ({ personId, from: asMentee(circle.name), to: asMentee(other.name) }))],
    tells: [
      ...joiners.map(({ personId }) => ({ personId, text: `From now on you meet with ${membersOf(other, nameOf)}, on the ${pattern.slice(0, 1).toLowerCase()}${pattern.slice(1)}. Outlook invites you; your earlier meetings are called off. Your goals come along.`, circleId: other.id })),
      ...other.members.filter(({ personId }) => isEnabled(personId)).map(({ personId }) => ({ personId, text: `${names} ${joiners.length === 1 ? 'joins' : 'join'} your circle. Your meetings stay as they are, and Outlook invites them. You need to do nothing.`, circleId: other.id })),
      ...(former ? [{ personId: former.sitter.personId, text: `${names} ${joiners.length === 1 ? 'goes' : 'go'} on in another circle. ${thanks(former.waits)}`, circleId: null }] : []),
    ],
    steps: [
      ...leaving.flatMap(({ steps }) => steps),
      ...joiners.flatMap((joiner): Step[] => [
        { do: 'take-out', seat: seatOf(joiner) },
        { do: 'put-in', seat: { ...seatOf(joiner), circleId: other.id }, reasons: permits.reasons(host.mentor.personId, joiner.personId), name: other.name },
      ]),
      { do: 'finish', circleId: circle.id, as: 'ended' },
    ],
    circleIds: [circle.id, other.id],
    rests: other.members.map(({ enrolmentId }) => enrolmentId),
  }
}

function sum(points: readonly number[]): number {
  return points.reduce((total, part) => total + part, 0)
}
