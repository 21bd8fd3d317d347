import { type ReactNode, useEffect, useState } from 'react'
import { Body1, Button, makeStyles, Subtitle1, tokens } from '@fluentui/react-components'
import { getMe } from '../../api/people/contract.ts'
import { findInMeeting, getSession, type SessionInMeeting } from '../../api/sessions/contract.ts'
import { SignInFailed } from '../app/sign-in-failed.tsx'
import { type ApiError, isLost, readTabConfig } from '../client.ts'
import { openLink, tellReady } from '../host/teams.ts'
import { useAnswer } from '../parts/answers.ts'
import { Calm } from '../parts/calm.tsx'
import { Bone, Loading } from '../parts/loading.tsx'
import { MeProvider } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { Toasts } from '../parts/toast.tsx'
import { say } from '../texts/meeting.ts'
import { SessionPanel } from './session-panel.tsx'

const useStyles = makeStyles({
  wait: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '20px' },
  choice: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px', padding: '20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** Beside the call: this session's agenda, its clock, notes and actions; or one calm line in any other meeting. `chatId`: of the meeting, null where there is none. */
export function Panel({ chatId }: { chatId: string | null }) {
  const me = useAnswer(getMe, {})
  useEffect(() => {
    document.title = say('crosspath')
    tellReady()
  }, [])
  if (me.error?.code === 'signed_out') return <SignInFailed onRetry={() => void me.refetch()} />
  if (!me.data) return <Waiting error={me.error} onRetry={() => void me.refetch()} />
  return (
    <MeProvider me={me.data} readAt={me.dataUpdatedAt}>
      {chatId === null ? <NotOurs /> : <Recognise chatId={chatId} />}
      <Toasts />
    </MeProvider>
  )
}

function Recognise({ chatId }: { chatId: string }) {
  const [chosen, setChosen] = useState<string | null>(null)
  // The chat stays the same all season; when the next session has come, the panel goes on to it.
  const found = useAnswer(findInMeeting, { query: { chatId } }, { pollMs: () => 60_000 })
  if (!found.data) return <Waiting error={found.error} onRetry={() => void found.refetch()} />
  const { perhaps } = found.data
  const session = found.data.session ?? perhaps.find(({ circleId }) => circleId === chosen)
  if (session) return <Follow key={`${session.circleId} ${session.number}`} {...session} />
  return perhaps.length > 0 ? <WhichCircle perhaps={perhaps} onChoose={setChosen} /> : <NotOurs />
}

function Follow({ circleId, number, tabUrl }: SessionInMeeting) {
  // Everybody looks at the same clock, so each press is to be seen by the others at once.
  const room = useAnswer(getSession, { params: { circleId, number } }, { pollMs: () => 3_000 })
  const error = room.error ?? room.failureReason
  if (!room.data) return <Waiting error={room.error} onRetry={() => void room.refetch()} />
  if (error?.code === 'not_found') return <NotOurs />
  return <SessionPanel room={room.data} readAt={room.dataUpdatedAt} lost={isLost(error)} tabUrl={tabUrl} />
}

/** Teams' shorter links name no chat; then only the person knows who meets here. */
function WhichCircle({ perhaps, onChoose }: { perhaps: SessionInMeeting[]; onChoose: (circleId: string) => void }) {
  const styles = useStyles()
  return (
    <main className={styles.choice}>
      <Subtitle1 as="h1" style={{ margin: 0 }}>
        {say('whoMeets')}
      </Subtitle1>
      <Body1 className={styles.quiet}>{say('whoMeetsDetail')}</Body1>
      {perhaps.map(({ circleId, circleName }) => (
        <Button key={circleId} onClick={() => onChoose(circleId)}>
          {circleName}
        </Button>
      ))}
    </main>
  )
}

function NotOurs() {
  const open = () => void openLink(readTabConfig().tabUrl)
  return (
    <Calm title={say('notOurs')} action={{ label: say('openCrosspath'), onPress: open }}>
      {say('notOursDetail')}
    </Calm>
  )
}

function Waiting({ error, onRetry }: { error: ApiError | null; onRetry: () => void }): ReactNode {
  const styles = useStyles()
  return (
    <main className={styles.wait}>
      {error ? (
        <Failed title={say('notOpened')} error={error} onRetry={onRetry} />
      ) : (
        <Loading label={say('loading')}>
          <div className={styles.wait}>
            <Bone width="60%" height={20} />
            <Bone height={96} />
            <Bone height={128} />
          </div>
        </Loading>
      )}
    </main>
  )
}
