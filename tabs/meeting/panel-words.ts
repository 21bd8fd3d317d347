import type { SessionRoom } from '../../api/sessions/contract.ts'
import { membersOf } from '../parts/circle-people.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { clockOf } from '../sessions/session-words.ts'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/meeting.ts'

/** Who may begin, for one of the members: "Starts when Jon or you press Start.", "Starts when Jon, Ana or you press Start." */
export function startWords(circle: SessionRoom['circle'], me: string): string {
  const others = membersOf(circle).filter(({ id }) => id !== me)
  return say('startsWhen', { people: listOf([...others.map(firstNameOf), say('you')], 'disjunction') })
}

/** What is left of the whole agenda: "38:20 left", before it begins "60 min", over its time "2:10 over". `left`: seconds of this step. */
export function restWords({ run, steps }: Pick<SessionRoom, 'run' | 'steps'>, left: number): string {
  const from = (at: number) => steps.slice(at).reduce((sum, step) => sum + step.seconds, 0)
  if (run.state === 'finished') return ''
  if (run.state === 'not-begun') return say('minutes', { minutes: Math.round(from(0) / 60) })
  const rest = left + from(run.step + 1)
  return rest < 0 ? say('timeOver', { time: clockOf(-rest) }) : say('timeLeft', { time: clockOf(rest) })
}
