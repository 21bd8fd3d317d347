import type { Journey } from '../../api/roadmap/contract.ts'
import { firstNameOf } from '../parts/person-words.ts'
import type { Stop } from '../parts/path.tsx'
import { dateOf, monthOf, type Reader } from '../parts/moments.ts'
import { say } from '../texts/home.ts'

/** The stops from enrolling to the first session, for people who are on their way into a circle; otherwise none. */
export function wayInOf({ cohort, enrolment, circle }: Journey, now: number, reader: Reader): Stop[] {
  if (circle || cohort.state === 'running' || cohort.state === 'finished') return []
  const state = enrolment?.state
  if (state === 'declined' || state === 'withdrawn' || state === 'completed') return []
  const approver = enrolment?.approver
  const asks = enrolment?.answers.role !== 'mentor' || cohort.program.mentorNeedsApproval
  const steps = [
    { title: say('wayEnrol'), note: say('wayUntil', { date: dateOf(cohort.enrolUntilOn, reader, now) }) },
    ...(asks ? [{ title: say('wayApproval'), note: approver ? say('wayApprovalBy', { name: firstNameOf(approver) }) : say('wayApprovalByManager') }] : []),
    { title: say('wayCircle'), note: say('wayBefore', { date: dateOf(cohort.startsOn, reader, now) }) },
    { title: say('wayFirstSession'), note: monthOf(cohort.startsOn, reader) },
  ]
  const here = state === undefined || state === 'draft' ? 0 : state === 'submitted' || state === 'not-until' ? 1 : steps.length - 2
  return steps.map(({ title, note }, index) => {
    const stopState = index < here ? ('done' as const) : index === here ? ('current' as const) : ('ahead' as const)
    return { number: index + 1, title, note, state: stopState, spoken: say('waySpoken', { state: stopState }) }
  })
}
