import type { Form } from '../roadmap/plan/content.ts'
import type { ExerciseRecord } from './store.ts'

/** Who looks at an exercise; `outside` is everybody who is not in the circle, whatever their duties in the company are. */
export type Viewer = 'owner' | 'mentor' | 'mentee' | 'outside'
/** named: with whose it is · nameless: without · nothing: not there. */
export type Sight = 'named' | 'nameless' | 'nothing'
export type Situation = {
  seen: Form['seen']
  viewer: Viewer
  /** Its owner chose to share it. */
  shared: boolean
  /** Its owner marked it as ready. */
  ready: boolean
  /** The viewer has marked their own of the same form as ready. */
  ownReady: boolean
  /** How many mentees the circle has: an answer of one among several goes to the mentor without its name. */
  mentees: number
}

/** What members of the circle see of somebody else's exercise, by how its form is seen: the one place where that is decided. */
const rules: Record<Form['seen'], (situation: Situation) => Sight> = {
  mine: () => 'nothing',
  choice: ({ shared }) => (shared ? 'named' : 'nothing'),
  both: ({ ready, ownReady }) => (ready && ownReady ? 'named' : 'nothing'),
  circle: ({ ready }) => (ready ? 'named' : 'nothing'),
  mentor: ({ viewer, ready, mentees }) => (viewer !== 'mentor' || !ready ? 'nothing' : mentees > 1 ? 'nameless' : 'named'),
}

export function sightOf(situation: Situation): Sight {
  if (situation.viewer === 'outside') return 'nothing'
  return situation.viewer === 'owner' ? 'named' : rules[situation.seen](situation)
}

export type Member = { personId: string; role: 'mentor' | 'mentee' }
/** An exercise that somebody may see. `mine`: they wrote it. */
export type Seen = ExerciseRecord & { form: Form; mine: boolean; sight: 'named' | 'nameless' }

/**
 * The exercises of a circle that one person may see, with their forms; those of people who are not in it any more, and of forms that the
 * program does not have, are not there.
 */
export function seenBy(viewerId: string, members: readonly Member[], forms: readonly Form[], exercises: readonly ExerciseRecord[]): Seen[] {
  const me = members.find(({ personId }) => personId === viewerId)
  const mentees = members.filter(({ role }) => role === 'mentee').length
  return exercises.flatMap((exercise) => {
    const form = forms.find(({ id }) => id === exercise.formId)
    if (!form || !members.some(({ personId }) => personId === exercise.personId)) return []
    const mine = exercise.personId === viewerId
    const own = exercises.find(({ personId, number, formId }) => personId === viewerId && number === exercise.number && formId === exercise.formId)
    const sight = sightOf({ seen: form.seen, viewer: !me ? 'outside' : mine ? 'owner' : me.role, shared: exercise.shared, ready: exercise.readyAt !== null, ownReady: own?.readyAt != null, mentees })
    return sight === 'nothing' ? [] : [{ ...exercise, form, mine, sight }]
  })
}
