import { Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import type { Circle } from '../../api/matching/contract.ts'
import { getSession, markAbsent, type SessionRoom } from '../../api/sessions/contract.ts'
import { useSend } from '../parts/answers.ts'
import { membersOf } from '../parts/circle-people.ts'
import { useMe } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { say } from '../texts/sessions-run.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '4px' },
  names: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', marginInlineStart: '-8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** Whether turns are shared out among enough people that one may be missing. */
export function mayMiss(circle: Circle): boolean {
  return membersOf(circle).length > 2
}

/** Who of the circle is in the session: anybody may tick it for anybody, and everybody sees the same. */
export function WhoIsHere({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  const me = useMe().person.id
  return (
    <div className={styles.all}>
      <div role="group" aria-label={say('whoIsHere')} className={styles.names}>
        {membersOf(room.circle).map((person) => (
          <OneMember key={person.id} room={room} personId={person.id} name={person.id === me ? say('you') : person.displayName} />
        ))}
      </div>
      <Caption1 className={styles.quiet}>{say('whoIsHereDetail')}</Caption1>
    </div>
  )
}

function OneMember({ room, personId, name }: { room: SessionRoom; personId: string; name: string }) {
  const mark = useSend(markAbsent, [getSession], { untilFresh: true, inTurn: `here ${room.circle.id} ${personId}` })
  const absent = mark.isPending ? mark.variables.input.absent : room.absent.includes(personId)
  const send = () => mark.mutate({ params: { circleId: room.circle.id, number: room.stage.number, personId }, input: { absent: !absent } })
  return (
    <>
      <Checkbox checked={!absent} onChange={send} label={name} />
      {mark.error && <Failed title={say('notKept')} error={mark.error} onRetry={send} />}
    </>
  )
}
