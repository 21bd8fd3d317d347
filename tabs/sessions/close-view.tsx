import { useState } from 'react'
import { Body1, Button, Caption1, Card, Field, makeStyles, Spinner, Subtitle1, Textarea, tokens } from '@fluentui/react-components'
import { useNavigate } from 'react-router'
import { completeSession, getHome, getRoadmap } from '../../api/roadmap/contract.ts'
import { getSession, type SessionRoom } from '../../api/sessions/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { sayDay } from '../parts/moments.ts'
import { ActionBar } from '../parts/page.tsx'
import { useTell } from '../parts/toast.tsx'
import { useKeptWords } from '../parts/use-kept-words.ts'
import { useReader } from '../parts/when.tsx'
import { WIDE } from '../parts/width.ts'
import { ActionsCard } from './actions-card.tsx'
import { NoteCard } from './note-card.tsx'
import { agreedFrom } from './session-words.ts'

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
        {session.state === 'completed' ? (
          <Card size="large" className={styles.card}>
            <Subtitle1 as="h2" style={{ margin: 0 }}>
              What you agreed
            </Subtitle1>
            <Body1 className={styles.said}>{session.agreed || 'Nothing was written down.'}</Body1>
            {session.completedAt !== null && <Caption1 className={styles.quiet}>{`${session.completedBy ? `${session.completedBy.displayName} closed this session` : 'Closed'} ${sayDay(session.completedAt, now, reader)}.`}</Caption1>}
          </Card>
        ) : room.stage.state === 'ahead' ? (
          <Note title="An earlier session comes first.">{`Close session ${room.stage.number - 1} first: this one builds on what it leaves.`}</Note>
        ) : (
          <CloseForm room={room} />
        )}
        <NoteCard room={room} />
      </div>
      <ActionsCard room={room} />
    </div>
  )
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
  const last = number === room.sessions
  const early = startAt !== null && now < startAt
  const send = () =>
    complete.mutate(
      { params: { circleId: room.circle.id, number }, input: { agreed: agreed.slice(0, AGREED_MAX) } },
      {
        onSuccess: () => {
          setTyped('')
          tell(last ? 'All sessions are done' : `Session ${number + 1} is open`)
          void navigate(`/circle/${room.circle.id}/roadmap?closed=${number}`)
        },
      },
    )
  return (
    <Card size="large" className={styles.card}>
      <Subtitle1 as="h2" style={{ margin: 0 }}>
        {`Close session ${number}`}
      </Subtitle1>
      {complete.error && <Failed title="We couldn't close the session." error={complete.error} onRetry={send} />}
      <Body1 className={styles.quiet}>
        {early ? `It is planned ${sayDay(startAt, now, reader)}. Close it only if you have met already. ` : ''}
        {last ? 'This is the last one. Your goals and what you agreed stay here.' : 'The next session opens for everybody, with what you leave in this one.'}
      </Body1>
      <Field label="What did you agree?" hint="Your circle sees this. One line for each person is enough.">
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
        <Button appearance="primary" disabledFocusable={complete.isPending} onClick={send} {...(complete.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
          {`Close session ${number}`}
        </Button>
      </ActionBar>
    </Card>
  )
}
