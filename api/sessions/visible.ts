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
  /** How many mentees the circle has ever had: an answer of one among several goes to the mentor without its name, and stays so. */
  mentees: number
  /** It was ready before the viewer was the mentor, so it was meant for somebody else. */
  forFormer: boolean
}

/** What members of the circle see of somebody else's exercise, by how its form is seen: the one place where that is decided. */
const rules: Record<Form['seen'], (situation: Situation) => Sight> = {
  mine: () => 'nothing',
  choice: ({ shared }) => (shared ? 'named' : 'nothing'),
  both: ({ ready, ownReady }) => (ready && ownReady ? 'named' : 'nothing'),
  circle: ({ ready }) => (ready ? 'named' : 'nothing'),
  mentor: ({ viewer, ready, mentees, forFormer }) => (viewer !== 'mentor' || !ready || forFormer ? 'nothing' : mentees > 1 ? 'nameless' : 'named'),
}

export function sightOf(situation: Situation): Sight {
  if (situation.viewer === 'outside') return 'nothing'
  return situation.viewer === 'owner' ? 'named' : rules[situation.seen](situation)
}

export type Member = { personId: string; role: 'mentor' | 'mentee' }
/** An exercise that somebody may see. `mine`: they wrote it. */
export type Seen = ExerciseRecord & { form: Form; mine: boolean; sight: 'named' | 'nameless' }

export type Left = Member & { leftAt: number }

/** When the present mentor became it; what was told a mentor before is not theirs to read. */
export function mentorSince(left: readonly Left[]): number {
  return Math.max(0, ...left.filter(({ role }) => role === 'mentor').map(({ leftAt }) => leftAt))
}

/**
 * The exercises of a circle that one person may see, with their forms; those of forms that the program does not have are not there, and of
 * people who have left only what the mentor reads without names: if it went with them, one could tell whose it was.
 */
export function seenBy(viewerId: string, members: readonly Member[], left: readonly Left[], forms: readonly Form[], exercises: readonly ExerciseRecord[]): Seen[] {
  const me = members.find(({ personId }) => personId === viewerId)
  const mentees = new Set([...members, ...left].filter(({ role }) => role === 'mentee').map(({ personId }) => personId)).size
  const since = mentorSince(left)
  return exercises.flatMap((exercise) => {
    const form = forms.find(({ id }) => id === exercise.formId)
    if (!form) return []
    const isMember = members.some(({ personId }) => personId === exercise.personId)
    const mine = exercise.personId === viewerId
    const own = exercises.find(({ personId, number, formId }) => personId === viewerId && number === exercise.number && formId === exercise.formId)
    const sight = sightOf({ seen: form.seen, viewer: !me ? 'outside' : mine ? 'owner' : me.role, shared: exercise.shared, ready: exercise.readyAt !== null, ownReady: own?.readyAt != null, mentees, forFormer: (exercise.readyAt ?? 0) <= since })
    return sight === 'nothing' || (!isMember && sight !== 'nameless') ? [] : [{ ...exercise, form, mine, sight }]
  })
}
