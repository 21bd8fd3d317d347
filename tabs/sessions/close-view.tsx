import { useState } from 'react'
import { Body1, Button, Caption1, Card, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, makeStyles, Spinner, Subtitle1, Textarea, tokens } from '@fluentui/react-components'
import { useNavigate } from 'react-router'
import { completeSession, getHome, getRoadmap } from '../../api/roadmap/contract.ts'
import { getSession, type SessionRoom } from '../../api/sessions/contract.ts'
import { useSend } from '../parts/answers.ts'
import { CatchUp } from '../parts/catch-up.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { sayDay } from '../parts/moments.ts'
import { ActionBar, PageLink } from '../parts/page.tsx'
import { useTell } from '../parts/toast.tsx'
import { useKeptWords } from '../parts/use-kept-words.ts'
import { useReader } from '../parts/when.tsx'
import { WIDE } from '../parts/width.ts'
import { say } from '../texts/sessions.ts'
import { ActionsCard } from './actions-card.tsx'
import { NoteCard } from './note-card.tsx'
import { agreedFrom } from './room-words.ts'

const AGREED_MAX = 1000

const useStyles = makeStyles({
  grid: { display: 'grid', gap: '16px', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', [WIDE]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' } },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  card: { gap: '16px', padding: '20px' },
  said: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** After the session: what was agreed, and the next stage opens. */
export function CloseView({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const { session } = room.stage
  return (
    <div className={styles.grid}>
      <div className={styles.column}>
        {room.toCatchUp && <CatchUp circle={room.circle} number={room.stage.number} />}
        {session.state === 'completed' ? (
          <Card size="large" className={styles.card}>
            <Subtitle1 as="h2" style={{ margin: 0 }}>
              {say('whatYouAgreed')}
            </Subtitle1>
            <Body1 className={styles.said}>{session.agreed || say('nothingAgreed')}</Body1>
            {session.number === room.sessions && <PageLink to={`/circle/${room.circle.id}/stories`}>{say('tellStory')}</PageLink>}
            {session.completedAt !== null && <Caption1 className={styles.quiet}>{closedWords(session.completedBy, sayDay(session.completedAt, now, reader))}</Caption1>}
          </Card>
        ) : room.stage.state === 'ahead' ? (
          <Note title={say('earlierFirst')}>{say('closeEarlierFirst', { number: room.stage.number - 1 })}</Note>
        ) : (
          <CloseForm room={room} />
        )}
        <NoteCard room={room} />
      </div>
      <ActionsCard room={room} />
    </div>
  )
}

function closedWords(by: SessionRoom['stage']['session']['completedBy'], day: string): string {
  return by ? say('closedBy', { name: by.displayName, day }) : say('closed', { day })
}

function CloseForm({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  const navigate = useNavigate()
  const now = useNow()
  const reader = useReader()
  const tell = useTell()
  const [typed, setTyped] = useKeptWords(`agreed in ${room.circle.id} ${room.stage.number}`)
  const [touched, setTouched] = useState(typed !== '')
  const agreed = touched ? typed : agreedFrom(room, reader)
  const complete = useSend(completeSession, [getRoadmap, getHome, getSession])
  const { number, startAt } = room.stage.session
  const [asking, setAsking] = useState(false)
  const last = number === room.sessions
  const early = startAt !== null && now < startAt
  const send = () =>
    complete.mutate(
      { params: { circleId: room.circle.id, number }, input: { agreed: agreed.slice(0, AGREED_MAX) } },
      {
        onSuccess: () => {
          setTyped('')
          tell(last ? say('allSessionsDone') : say('nextIsOpen', { number: number + 1 }))
          void navigate(`/circle/${room.circle.id}/roadmap?closed=${number}`)
        },
      },
    )
  const answer = (close: boolean) => {
    setAsking(false)
    if (close) send()
  }
  return (
    <Card size="large" className={styles.card}>
      <Subtitle1 as="h2" style={{ margin: 0 }}>
        {say('closeSession', { number })}
      </Subtitle1>
      {complete.error && <Failed title={say('notClosed')} error={complete.error} onRetry={send} />}
      <Body1 className={styles.quiet}>
        {early && `${say('closeEarly', { day: sayDay(startAt, now, reader) })} `}
        {say(last ? 'closeLast' : 'closeOpensNext')}
      </Body1>
      <Field label={say('agreed')} hint={say('agreedHint')}>
        <Textarea
          rows={5}
          resize="vertical"
          maxLength={AGREED_MAX}
          value={agreed}
          onChange={(_, { value }) => {
            setTouched(true)
            setTyped(value)
          }}
        />
      </Field>
      <ActionBar>
        <Button appearance="primary" disabledFocusable={complete.isPending} onClick={room.run.state === 'finished' ? send : () => setAsking(true)} {...(complete.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
          {say('closeSession', { number })}
        </Button>
      </ActionBar>
      <AskOnce room={room} open={asking} onAnswer={answer} />
    </Card>
  )
}

/** A closed session opens the next one for everybody and stays closed, so a press in passing is asked about where the agenda is not through. */
function AskOnce({ room: { run, steps, stage }, open, onAnswer }: { room: SessionRoom; open: boolean; onAnswer: (close: boolean) => void }) {
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_, { open: next }) => !next && onAnswer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('closeNowQuestion', { number: stage.session.number })}</DialogTitle>
          <DialogContent>
            <Body1>{run.state === 'not-begun' ? say('closeUnbegun') : say('closeMidway', { step: run.step + 1, steps: steps.length })}</Body1>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={() => onAnswer(true)}>
              {say('closeNow')}
            </Button>
            <Button onClick={() => onAnswer(false)}>{say('notYet')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
