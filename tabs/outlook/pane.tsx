import { type ReactNode, useState } from 'react'
import { makeStyles } from '@fluentui/react-components'
import { getMe } from '../../api/people/contract.ts'
import { findSession, listMyCircles, type MyCircle } from '../../api/roadmap/contract.ts'
import type { ApiError } from '../client.ts'
import { type Meeting, openLink } from '../host/outlook.ts'
import { useAnswer } from '../parts/answers.ts'
import { Calm } from '../parts/calm.tsx'
import { Bone, Loading } from '../parts/loading.tsx'
import { MeProvider } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/outlook.ts'
import { CheckIn } from './check-in.tsx'
import { SessionView } from './session-view.tsx'

const useStyles = makeStyles({ wait: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '16px' } })

/** The pane beside a meeting: our session, a new check-in, or one calm line. */
export function Pane({ meeting, tabUrl }: { meeting: Meeting; tabUrl: string }) {
  const me = useAnswer(getMe, {})
  if (me.error?.code === 'signed_out') {
    return (
      <Calm title={say('signInFailed')} action={{ label: sayBasic('tryAgain'), primary: true, onPress: () => void me.refetch() }}>
        {say('signInFailedDetail')}
      </Calm>
    )
  }
  if (!me.data) return <Waiting error={me.error} onRetry={() => void me.refetch()} />
  return (
    <MeProvider me={me.data} readAt={me.dataUpdatedAt}>
      <Recognise meeting={meeting} tabUrl={tabUrl} />
    </MeProvider>
  )
}

function Recognise({ meeting, tabUrl }: { meeting: Meeting; tabUrl: string }) {
  // After a move the session is found where it is now; the meeting still tells where it was when the pane opened.
  const [startAt, setStartAt] = useState(meeting.startAt)
  const found = useAnswer(findSession, { query: { startAt, organizer: meeting.organizer, series: meeting.wholeSeries ? 'true' : 'false' } })
  const fresh = meeting.mode === 'compose' && !meeting.invited
  const circles = useAnswer(listMyCircles, {}, { enabled: fresh })
  const [seen, setSeen] = useState<typeof found.data>(undefined)
  if (found.data && found.data !== seen) setSeen(found.data)
  const session = (found.data ?? seen)?.session
  if (session) return <SessionView session={session} meeting={meeting} onMoved={(to) => (meeting.wholeSeries ? void found.refetch() : setStartAt(to))} />
  if (!found.data) return <Waiting error={found.error} onRetry={() => void found.refetch()} />
  if (!fresh) return <Calm title={say('notOurs')} action={{ label: say('openCrosspath'), onPress: () => openLink(tabUrl) }} />
  if (!circles.data) return <Waiting error={circles.error} onRetry={() => void circles.refetch()} />
  const [first, ...others] = circles.data.circles
  if (!first) {
    return (
      <Calm title={say('noCircle')} action={{ label: say('openCrosspath'), onPress: () => openLink(tabUrl) }}>
        {say('noCircleDetail')}
      </Calm>
    )
  }
  return <CheckIn circles={[first, ...others] satisfies [MyCircle, ...MyCircle[]]} />
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
            <Bone width="90%" height={28} />
            <Bone height={128} />
          </div>
        </Loading>
      )}
    </main>
  )
}
