import type { Row } from './form-types.ts'
import { Quadrants } from './quadrants.tsx'

/** Challenges by how far they are in one's own hands and how much they weigh; 4 and 5 count as much. */
export function ChallengeMap({ rows }: { rows: Row[] }) {
  const placed = rows.filter((row) => typeof row['text'] === 'string' && typeof row['inMyHands'] === 'number' && typeof row['weight'] === 'number')
  if (placed.length === 0) return null
  const where = (mine: boolean, heavy: boolean) => placed.filter((row) => Number(row['inMyHands']) >= 4 === mine && Number(row['weight']) >= 4 === heavy).map((row) => String(row['text']))
  return (
    <Quadrants
      label="Your challenges, by how far they are in your hands and how much they weigh"
      quadrants={[
        { title: 'Act on it', means: 'In your hands, and it weighs much.', items: where(true, true) },
        { title: 'Ask somebody', means: 'It weighs much, and others hold it too.', items: where(false, true) },
        { title: 'Quick to mend', means: 'In your hands, and small.', items: where(true, false) },
        { title: 'Leave for now', means: 'Small, and not in your hands.', items: where(false, false) },
      ]}
    />
  )
}
