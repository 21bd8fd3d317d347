import { useState } from 'react'
import { Body1, Body1Strong, Button, Card, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components'
import { Video20Regular } from '@fluentui/react-icons'
import type { Circle } from '../../api/matching/contract.ts'
import { cancelCheckIn, type CheckIn, listCheckIns } from '../../api/scheduling/contract.ts'
import { openLink } from '../host/teams.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toast.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/roadmap-circle.ts'
import { BookCheckIn } from './book-check-in.tsx'
import { checkInPeopleOf, checkInTimeOf } from './check-in-words.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '20px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  list: { display: 'flex', flexDirection: 'column', gap: '16px', listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 12px' },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px', minWidth: 0 },
  actions: { display: 'flex', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** While one is on its way to Outlook, the page looks again soon; else often enough to hear of what others book. */
function pollMs(answer: { checkIns: CheckIn[] } | undefined): number {
  return answer?.checkIns.some(({ state }) => state === 'intended') ? 2_000 : 10_000
}

/** The coming meetings besides the sessions in which I take part. */
export function CheckIns({ circle }: { circle: Circle }) {
  const styles = useStyles()
  const found = useAnswer(listCheckIns, { params: { circleId: circle.id } }, { pollMs })
  return (
    <Card size="large" className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h2" style={{ margin: 0 }}>
          {say('checkIns')}
        </Subtitle2>
        <BookCheckIn circle={circle} />
      </div>
      {found.error && <Failed title={say('checkInsNotLoaded')} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.checkIns.length === 0 && <Body1 className={styles.quiet}>{say('noCheckIns')}</Body1>}
      {found.data && found.data.checkIns.length > 0 && (
        <ul className={styles.list}>
          {found.data.checkIns.map((checkIn) => (
            <Row key={checkIn.id} checkIn={checkIn} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({ checkIn }: { checkIn: CheckIn }) {
  const styles = useStyles()
  const reader = useReader()
  const { state, joinUrl, problem, mine } = checkIn
  const time = checkInTimeOf(checkIn, reader)
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <Body1Strong>{time}</Body1Strong>
        <Body1 className={styles.quiet}>{checkInPeopleOf(checkIn)}</Body1>
        {state === 'intended' && <Status tone="waiting">{say('onItsWay')}</Status>}
        {state === 'failed' && <Status tone="bad">{say('notBooked')}</Status>}
        {problem && <Body1>{problem}</Body1>}
      </span>
      <span className={styles.actions}>
        {joinUrl && (
          <Button size="small" icon={<Video20Regular />} aria-label={say('joinCheckIn', { time })} onClick={() => void openLink(joinUrl)}>
            {say('join')}
          </Button>
        )}
        {mine && <CallOff checkIn={checkIn} time={time} />}
      </span>
    </li>
  )
}

function CallOff({ checkIn, time }: { checkIn: CheckIn; time: string }) {
  const tell = useTell()
  const [open, setOpen] = useState(false)
  const cancel = useSend(cancelCheckIn, [listCheckIns])
  const failed = checkIn.state === 'failed'
  const send = () => cancel.mutate({ params: { checkInId: checkIn.id } }, { onSuccess: () => tell(say(failed ? 'checkInRemoved' : 'checkInCalledOff')) })
  return (
    <>
      <Button size="small" appearance="subtle" aria-label={say('cancelCheckInAt', { time })} onClick={() => setOpen(true)}>
        {say('callOff')}
      </Button>
      <Dialog modalType="alert" open={open} onOpenChange={(_, { open: next }) => setOpen(next)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{say('cancelCheckInQuestion')}</DialogTitle>
            <DialogContent>
              {cancel.error && <Failed title={say('checkInNotCancelled')} error={cancel.error} onRetry={send} />}
              <Body1>{failed ? say('cancelTellsNobody', { time }) : say('cancelTellsAll', { time })}</Body1>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" disabledFocusable={cancel.isPending} {...(cancel.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={send}>
                {say('cancelCheckIn')}
              </Button>
              <Button disabledFocusable={cancel.isPending} onClick={() => setOpen(false)}>
                {say('keepIt')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  )
}
