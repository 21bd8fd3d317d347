import { makeStyles, Tab, TabList } from '@fluentui/react-components'
import { useParams, useSearchParams } from 'react-router'
import { getRoadmap } from '../../api/roadmap/contract.ts'
import { getSession, type SessionRoom } from '../../api/sessions/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dayOf, spanOf, timeOf } from '../parts/moments.ts'
import { Page } from '../parts/page.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/sessions.ts'
import { CloseView } from './close-view.tsx'
import { PrepareView } from './prepare-view.tsx'
import { readinessOf } from './room-words.ts'
import { RunView } from './run-view.tsx'
import { type View, viewFor } from './session-words.ts'

const useStyles = makeStyles({
  tabs: { marginInlineStart: '-10px', paddingBottom: '16px' },
  bones: { display: 'flex', flexDirection: 'column', gap: '16px' },
})

/** Whoever shares the clock with others sees their presses within a few seconds. */
function pollMs(room: SessionRoom | undefined): number {
  if (!room) return 15_000
  const { startAt, endAt } = room.stage.session
  const soon = startAt !== null && endAt !== null && room.nowAt > startAt - 10 * 60_000 && room.nowAt < endAt
  return room.run.state === 'running' || room.run.state === 'paused' || (soon && room.run.state === 'not-begun') ? 3_000 : 15_000
}

/** One session of a circle: prepare it, run it, close it. */
export function SessionPage() {
  const { circleId = '', number = '' } = useParams()
  const room = useAnswer(getSession, { params: { circleId, number: Number(number) } }, { pollMs })
  const back = { to: `/circle/${circleId}/roadmap?stage=${number}`, label: say('roadmap') }
  if (room.data) return <Loaded key={`${circleId} ${number}`} room={room.data} readAt={room.dataUpdatedAt} back={back} />
  return (
    <Page title={say('session', { number })} back={back}>
      {room.error ? <Failed title={say('sessionNotLoaded')} error={room.error} onRetry={() => void room.refetch()} /> : <Bones />}
    </Page>
  )
}

function Bones() {
  const styles = useStyles()
  return (
    <Loading label={say('loadingSession')}>
      <div className={styles.bones}>
        <CardBones lines={2} />
        <CardBones lines={6} />
      </div>
    </Loading>
  )
}

type LoadedProps = { room: SessionRoom; readAt: number; back: { to: string; label: string } }

function Loaded({ room, readAt, back }: LoadedProps) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const [search, setSearch] = useSearchParams()
  // The goals are part of the roadmap; it is here already where one comes from there.
  const roadmap = useAnswer(getRoadmap, { params: { circleId: room.circle.id } })
  const wished = search.get('view')
  const view: View = wished === 'prepare' || wished === 'run' || wished === 'close' ? wished : viewFor(room, now)
  const show = (next: View) => setSearch({ view: next }, { replace: true })
  const { startAt, endAt } = room.stage.session
  const time = startAt === null ? say('dateFollows') : say('dayAndTime', { day: dayOf(startAt, reader), time: endAt === null ? timeOf(startAt, reader) : spanOf(startAt, endAt, reader) })
  return (
    <Page title={`${room.stage.number} · ${room.stage.title}`} status={[time, readinessOf(room)].filter(Boolean).join(' · ')} back={back}>
      <TabList className={styles.tabs} selectedValue={view} onTabSelect={(_, { value }) => show(value as View)}>
        <Tab value="prepare">{say('prepare')}</Tab>
        <Tab value="run">{say('run')}</Tab>
        <Tab value="close">{say('close')}</Tab>
      </TabList>
      {view === 'prepare' && <PrepareView room={room} roadmap={roadmap.data} />}
      {view === 'run' && <RunView room={room} readAt={readAt} onView={show} />}
      {view === 'close' && <CloseView room={room} />}
    </Page>
  )
}
