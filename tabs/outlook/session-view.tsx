import { type ReactNode, useState } from 'react'
import { Body1, Button, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { CalendarLtr20Regular, LockClosed16Regular, PeopleTeam20Regular, Video20Regular } from '@fluentui/react-icons'
import { findSession, getHome, type SessionAt } from '../../api/roadmap/contract.ts'
import { type Meeting, openLink } from '../host/outlook.ts'
import { Agenda } from '../parts/agenda.tsx'
import { canJoin } from '../parts/joining.ts'
import { useMe, useNow } from '../parts/me.tsx'
import { Note } from '../parts/message.tsx'
import { slotOf } from '../parts/slot-words.ts'
import { TickList } from '../parts/tick-list.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/outlook.ts'
import { BetterTime } from './better-time.tsx'
import { Layer } from './layer.tsx'
import { placeOf, preparedOf, whenOf, whoOf } from './pane-words.ts'

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: '8px' },
  line: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  card: { gap: '8px', padding: '16px' },
  title: { margin: 0 },
  quiet: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
})

type SessionViewProps = { session: SessionAt; meeting: Meeting; onMoved: (startAt: number) => void }

/** A meeting that is one of our sessions: which one, when, with whom, what to bring, and the way to a better time. */
export function SessionView({ session, meeting, onMoved }: SessionViewProps) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const me = useMe()
  const [looking, setLooking] = useState(false)
  const [movedTo, setMovedTo] = useState<number | null>(null)
  const { occurrence, joinUrl } = session
  if (looking) {
    return (
      <BetterTime
        session={session}
        meeting={meeting}
        onBack={() => setLooking(false)}
        onMoved={(startAt) => {
          setLooking(false)
          setMovedTo(startAt)
          onMoved(startAt)
        }}
      />
    )
  }
  const open = joinUrl !== null && canJoin(occurrence.startAt, occurrence.endAt, now)
  return (
    <Layer title={session.stage.title} over={say('placeIn', { place: placeOf(session), program: session.program })}>
      {movedTo !== null && (
        <Note intent="success" title={say('movedTo', { time: slotOf({ startAt: movedTo }, reader) })}>
          {say(meeting.mode === 'compose' ? 'everybodyToldClose' : 'everybodyTold')}
        </Note>
      )}
      <div className={styles.lines}>
        <Line icon={<CalendarLtr20Regular />}>{whenOf(session, reader)}</Line>
        <Line icon={<PeopleTeam20Regular />}>{whoOf(session, me.person.id)}</Line>
      </div>
      <div className={styles.actions}>
        {open && (
          <Button appearance="primary" icon={<Video20Regular />} onClick={() => openLink(joinUrl)}>
            {say('join')}
          </Button>
        )}
        <Button appearance={open ? 'secondary' : 'primary'} onClick={() => openLink(session.tabUrl)}>
          {say('prepare')}
        </Button>
        {session.movable && <Button onClick={() => setLooking(true)}>{say('findBetterTime')}</Button>}
        {joinUrl && !open && (
          <Button icon={<Video20Regular />} onClick={() => openLink(joinUrl)}>
            {say('join')}
          </Button>
        )}
      </div>
      <Preparation session={session} />
      <Card className={styles.card}>
        <Subtitle2 as="h2" className={styles.title}>
          {say('agenda')}
        </Subtitle2>
        <Agenda items={session.stage.agenda} />
      </Card>
    </Layer>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: string }) {
  const styles = useStyles()
  return (
    <Body1 className={styles.line}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {children}
    </Body1>
  )
}

/** What to bring, ticked on the spot; the same ticks as in the tab. */
function Preparation({ session }: { session: SessionAt }) {
  const styles = useStyles()
  const { preparation } = session.stage
  if (preparation.length === 0) return null
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {say('youPrepared', { prepared: preparedOf(session) })}
      </Subtitle2>
      <TickList circleId={session.circle.id} number={session.stage.session.number} items={preparation} refresh={[findSession, getHome]} />
      <Caption1 className={styles.quiet}>
        <LockClosed16Regular aria-hidden />
        {say('ticksPrivate')}
      </Caption1>
    </Card>
  )
}
