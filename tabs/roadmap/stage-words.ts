import type { Roadmap, Stage } from '../../api/roadmap/contract.ts'
import type { Occurrence } from '../../api/scheduling/contract.ts'
import { canJoin } from '../parts/joining.ts'
import type { Stop } from '../parts/path.tsx'
import { phaseWord } from '../parts/phase-words.ts'
import { dayOf, type Reader, shortDayOf, spanOf, timeOf } from '../parts/moments.ts'
import { say } from '../texts/roadmap.ts'

/** The stages as stops of the path, with everything said in words. */
export function stopsOf(roadmap: Roadmap, reader: Reader): Stop[] {
  const phases = new Set(roadmap.stages.map(({ phase }) => phase)).size
  return roadmap.stages.map((stage) => {
    const moved = isMoved(roadmap, stage)
    const { state } = stage
    const { number, startAt } = stage.session
    const date = startAt === null ? say('dateFollows') : shortDayOf(startAt, reader)
    const phase = phaseWord(stage.phase)
    const stop = phases < roadmap.stages.length ? say('stopInPhase', { number, phase, state }) : say('stop', { number, state })
    return {
      number: stage.number,
      title: stage.shortTitle,
      state,
      note: moved ? say('dateMoved', { date }) : date,
      moved,
      part: phase,
      spoken: state === 'current' && stage.preparation.length > 0 ? preparedWords(stop, stage) : stop,
      to: `?stage=${stage.number}`,
    }
  })
}

function preparedWords(stop: string, { preparation }: Stage): string {
  return say('stopPrepared', { stop, done: preparation.filter((item) => item.done).length, all: preparation.length })
}

/** The session's place in Outlook; null before it is booked. */
export function occurrenceOf(roadmap: Roadmap, stage: Stage): Occurrence | null {
  return roadmap.series.occurrences.find((occurrence) => occurrence.number === stage.session.number) ?? null
}

/** Whether the stage's session was moved from another date. One whose first date lies off the monthly pattern was not. */
export function isMoved(roadmap: Roadmap, stage: Stage): boolean {
  return (occurrenceOf(roadmap, stage)?.movedFromAt ?? null) !== null
}

/** Whether members may look for another time: of a booked session that lies ahead and was not closed early. */
export function isMovable(roadmap: Roadmap, occurrence: Pick<Occurrence, 'number' | 'startAt'>, now: number): boolean {
  const held = roadmap.stages.some(({ session }) => session.number === occurrence.number && session.state === 'completed')
  return roadmap.series.state === 'booked' && occurrence.startAt > now && !held
}

/** "Tuesday, 3 March, 14:00 to 15:00, your time". */
export function sessionTimeOf(stage: Stage, reader: Reader): string {
  const { startAt, endAt } = stage.session
  if (startAt === null) return say('dateFollowsTime')
  return say('sessionTime', { day: dayOf(startAt, reader), time: endAt === null ? timeOf(startAt, reader) : spanOf(startAt, endAt, reader) })
}

/** Who closed a session, and when. `day`: "today", "on Tuesday, 3 March". */
export function closedWords(by: Stage['session']['completedBy'], day: string): string {
  return by ? say('closedBy', { name: by.displayName, day }) : say('closed', { day })
}

/** Where the circle stands, in a few words beside the title. */
export function standingOf(roadmap: Roadmap): string {
  if (roadmap.currentStage === null) return say('allStagesDone', { stages: roadmap.stages.length })
  return say('stageOf', { stage: roadmap.currentStage, stages: roadmap.stages.length })
}

/** What is next for a stage: joining while its meeting's door is open, closing once it is over; null before that. */
export function mainMoveOf(stage: Stage, roadmap: Roadmap, now: number): 'join' | 'close' | null {
  const { startAt, endAt, state } = stage.session
  if (stage.state !== 'current' || state !== 'planned' || startAt === null || endAt === null) return null
  if (now >= endAt) return 'close'
  return canJoin(startAt, endAt, now) && roadmap.series.joinUrl ? 'join' : null
}
