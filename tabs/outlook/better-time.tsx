import { Body1, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import type { SessionAt } from '../../api/roadmap/contract.ts'
import { type Meeting, openLink, placeMeeting } from '../host/outlook.ts'
import { BetterTimeChoice } from '../parts/free-times.tsx'
import { useBetterTimes } from '../parts/use-slots.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/outlook.ts'
import { Layer } from './layer.tsx'
import { placeOf, whenOf } from './pane-words.ts'

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px' },
})

type BetterTimeProps = { session: SessionAt; meeting: Meeting; onBack: () => void; onMoved: (startAt: number) => void }

/** Up to three times for this one session, and the press that moves it. */
export function BetterTime({ session, meeting, onBack, onMoved }: BetterTimeProps) {
  const styles = useStyles()
  const reader = useReader()
  const asked = useBetterTimes({ circleId: session.circle.id, number: session.occurrence.number })
  const { chosen, move } = asked

  const press = async () => {
    const moved = await asked.press()
    if (!moved) return
    // The open form would else put the session back where it was. What Outlook will not show does not undo the move.
    if (meeting.mode === 'compose' && !meeting.wholeSeries) await placeMeeting(moved.startAt, moved.endAt).catch(() => undefined)
    onMoved(moved.startAt)
  }

  return (
    <Layer title={say('findBetterTime')} over={placeOf(session)} onBack={onBack}>
      <Body1>{say('nowAt', { time: whenOf(session, reader) })}</Body1>
      <BetterTimeChoice asked={asked} onNone={<Button onClick={() => openLink(session.tabUrl)}>{say('openCrosspath')}</Button>} />
      {chosen && (
        <div className={styles.actions}>
          <Button appearance="primary" disabledFocusable={move.isPending} icon={move.isPending ? <Spinner size="tiny" /> : undefined} onClick={() => void press()}>
            {move.isPending ? say('moving') : say('move')}
          </Button>
          <Caption1 className={styles.quiet}>{say('moveDetail')}</Caption1>
        </div>
      )}
    </Layer>
  )
}
