import type { Row } from './form-types.ts'
import { Quadrants } from './quadrants.tsx'

/** Options by what they would change and what they cost; 4 and 5 count as much. */
export function OptionRanking({ rows }: { rows: Row[] }) {
  const placed = rows.filter((row) => typeof row['text'] === 'string' && typeof row['impact'] === 'number' && typeof row['effort'] === 'number')
  if (placed.length === 0) return null
  const where = (strong: boolean, costly: boolean) => placed.filter((row) => Number(row['impact']) >= 4 === strong && Number(row['effort']) >= 4 === costly).map((row) => String(row['text']))
  return (
    <Quadrants
      label="Your options, by what they would change and what they cost"
      quadrants={[
        { title: 'Begin here', means: 'Changes much, costs little.', items: where(true, false) },
        { title: 'A project', means: 'Changes much, costs much.', items: where(true, true) },
        { title: 'In passing', means: 'Changes little, costs little.', items: where(false, false) },
        { title: 'Leave it', means: 'Costs more than it brings.', items: where(false, true) },
      ]}
    />
  )
}
