import { say } from '../texts/sessions.ts'
import type { Row } from './form-types.ts'
import { type Quadrant, Quadrants } from './quadrants.tsx'

type Key = Parameters<typeof say>[0]
/** The four places, in the order of {@link Quadrants}. `strong` and `other`: whether the rows in it say 4 or more to the two scales. */
type Place = { title: Key; means: Key; strong: boolean; other: boolean }
type Picture = { label: Key; scales: [strong: string, other: string]; places: [Place, Place, Place, Place] }

/** Exercises whose rows are easier to judge by where they lie, by the id of their form. */
const pictures: Record<string, Picture> = {
  challenges: {
    label: 'challengesPlaced',
    scales: ['inMyHands', 'weight'],
    places: [
      { title: 'actOnIt', means: 'actOnItMeans', strong: true, other: true },
      { title: 'askSomebody', means: 'askSomebodyMeans', strong: false, other: true },
      { title: 'quickToMend', means: 'quickToMendMeans', strong: true, other: false },
      { title: 'leaveForNow', means: 'leaveForNowMeans', strong: false, other: false },
    ],
  },
  options: {
    label: 'optionsPlaced',
    scales: ['impact', 'effort'],
    places: [
      { title: 'beginHere', means: 'beginHereMeans', strong: true, other: false },
      { title: 'aProject', means: 'aProjectMeans', strong: true, other: true },
      { title: 'inPassing', means: 'inPassingMeans', strong: false, other: false },
      { title: 'leaveIt', means: 'leaveItMeans', strong: false, other: true },
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
  const fill = (place: Place): Quadrant => ({
    title: say(place.title),
    means: say(place.means),
    items: placed.filter((row) => Number(row[strong]) >= 4 === place.strong && Number(row[other]) >= 4 === place.other).map((row) => String(row['text'])),
  })
  const [first, second, third, fourth] = picture.places
  return <Quadrants label={say(picture.label)} quadrants={[fill(first), fill(second), fill(third), fill(fourth)]} />
}
