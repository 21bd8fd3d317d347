import type { Row } from './form-types.ts'
import { type Quadrant, Quadrants } from './quadrants.tsx'

/** The four places, in the order of {@link Quadrants}. `strong` and `other`: whether the rows in it say 4 or more to the two scales. */
type Place = Omit<Quadrant, 'items'> & { strong: boolean; other: boolean }
type Picture = { label: string; scales: [strong: string, other: string]; places: [Place, Place, Place, Place] }

/** Exercises whose rows are easier to judge by where they lie, by the id of their form. */
const pictures: Record<string, Picture> = {
  challenges: {
    label: 'Your challenges, by how far they are in your hands and how much they weigh',
    scales: ['inMyHands', 'weight'],
    places: [
      { title: 'Act on it', means: 'In your hands, and it weighs much.', strong: true, other: true },
      { title: 'Ask somebody', means: 'It weighs much, and others hold it too.', strong: false, other: true },
      { title: 'Quick to mend', means: 'In your hands, and small.', strong: true, other: false },
      { title: 'Leave for now', means: 'Small, and not in your hands.', strong: false, other: false },
    ],
  },
  options: {
    label: 'Your options, by what they would change and what they cost',
    scales: ['impact', 'effort'],
    places: [
      { title: 'Begin here', means: 'Changes much, costs little.', strong: true, other: false },
      { title: 'A project', means: 'Changes much, costs much.', strong: true, other: true },
      { title: 'In passing', means: 'Changes little, costs little.', strong: false, other: false },
      { title: 'Leave it', means: 'Costs more than it brings.', strong: false, other: true },
    ],
  },
}

/** The rows of an exercise as a picture, where it has one and something can be placed. */
export function PlacedRows({ formId, rows }: { formId: string; rows: Row[] }) {
  const picture = Object.hasOwn(pictures, formId) ? pictures[formId] : undefined
  if (!picture) return null
  const [strong, other] = picture.scales
  const placed = rows.filter((row) => typeof row['text'] === 'string' && typeof row[strong] === 'number' && typeof row[other] === 'number')
  if (placed.length === 0) return null
  const fill = (place: Place): Quadrant => ({ ...place, items: placed.filter((row) => Number(row[strong]) >= 4 === place.strong && Number(row[other]) >= 4 === place.other).map((row) => String(row['text'])) })
  const [first, second, third, fourth] = picture.places
  return <Quadrants label={picture.label} quadrants={[fill(first), fill(second), fill(third), fill(fourth)]} />
}
