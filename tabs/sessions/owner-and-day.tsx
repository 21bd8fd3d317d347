import { Field, Input, makeStyles, Select } from '@fluentui/react-components'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { membersOf } from '../parts/circle-people.ts'
import { useMe, useNow } from '../parts/me.tsx'
import { dayAfter, todayOn } from '../parts/moments.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/sessions-run.ts'

const useStyles = makeStyles({ pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(128px, 100%), 1fr))', gap: '8px' } })

type OwnerAndDayProps = { room: SessionRoom; ownerId: string; dueOn: string; onOwner: (id: string) => void; onDue: (on: string) => void }

/** Who does it, and by which day. */
export function OwnerAndDay({ room, ownerId, dueOn, onOwner, onDue }: OwnerAndDayProps) {
  const styles = useStyles()
  const me = useMe().person.id
  const reader = useReader()
  const now = useNow()
  return (
    <div className={styles.pair}>
      <Field label={say('who')}>
        <Select value={ownerId} onChange={(_, { value }) => onOwner(value)}>
          {membersOf(room.circle).map((person) => (
            <option key={person.id} value={person.id}>
              {person.id === me ? say('iDo') : firstNameOf(person)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('by')} {...(dueOn !== '' && dueOn < todayOn(now, reader) ? { validationMessage: say('dayPassed'), validationState: 'warning' as const } : {})}>
        <Input type="date" min={dayAfter(todayOn(now, reader))} value={dueOn} onChange={(_, { value }) => onDue(value)} />
      </Field>
    </div>
  )
}
