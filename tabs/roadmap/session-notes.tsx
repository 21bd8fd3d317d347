import type { Roadmap } from '../../api/roadmap/contract.ts'
import { useNow } from '../parts/me.tsx'
import { Note } from '../parts/message.tsx'
import { slotOf } from '../parts/slot-words.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/roadmap.ts'
import { MoveSession } from './move-session.tsx'
import { isMovable } from './stage-words.ts'

/** Coming sessions whose time does not suit everybody, each with the way to a better one. */
export function SessionNotes({ roadmap }: { roadmap: Roadmap }) {
  const now = useNow()
  const reader = useReader()
  return roadmap.series.occurrences
    .filter((occurrence) => occurrence.note !== null && isMovable(roadmap, occurrence, now))
    .map((occurrence) => (
      <Note key={occurrence.number} intent="warning" title={say('sessionAt', { number: occurrence.number, slot: slotOf(occurrence, reader) })} action={<MoveSession circleId={roadmap.circle.id} occurrence={occurrence} />}>
        {occurrence.note}
      </Note>
    ))
}
