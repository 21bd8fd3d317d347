import { AvatarGroup, AvatarGroupItem } from '@fluentui/react-components'
import { type CircleSeries, peopleOf } from './series-words.ts'

/** The circle's faces, the mentor's first; the names stand beside them. */
export function Faces({ row }: { row: CircleSeries }) {
  return (
    <AvatarGroup layout="stack" size={24} aria-hidden>
      {peopleOf(row).map((person) => (
        <AvatarGroupItem key={person.id} name={person.displayName} color="colorful" />
      ))}
    </AvatarGroup>
  )
}
