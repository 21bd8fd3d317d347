import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { getHome, getRoadmap, type Journey } from '../../api/roadmap/contract.ts'
import { Card } from '../parts/card.tsx'
import { PageLink } from '../parts/page.tsx'
import { sayDay } from '../parts/moments.ts'
import { TickList } from '../parts/tick-list.tsx'
import { useReader } from '../parts/when.tsx'
import { useNow } from '../parts/me.tsx'
import { say } from '../texts/home.ts'

const useStyles = makeStyles({
  card: { gap: '8px', padding: '20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** At most three things to do next, to be ticked on the spot. */
export function NextUp({ journey, waitingApprovals }: { journey: Journey; waitingApprovals: number }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const { circle, stage, enrolment } = journey
  // Whoever has no circle yet, or is on a break, has nothing to prepare.
  const resting = !circle || enrolment?.state === 'paused'
  if (resting && waitingApprovals === 0) return null
  const over = stage?.session.endAt != null && now >= stage.session.endAt
  // Nobody prepares for a session that is over; closing it is the page's one message then.
  if (over && waitingApprovals === 0) return null
  const open = over || resting ? [] : (stage?.preparation ?? []).filter((item) => !item.done)
  const shown = open.slice(0, waitingApprovals > 0 ? 2 : 3)
  const startAt = stage?.session.startAt ?? null
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('nextUp')}
      </Subtitle2>
      {waitingApprovals > 0 && <PageLink to="/team">{say('waitingForYou', { people: waitingApprovals })}</PageLink>}
      {circle && stage && shown.length > 0 && <TickList circleId={circle.id} number={stage.session.number} items={shown} refresh={[getHome, getRoadmap]} toExercise={(id) => `/circle/${circle.id}/session/${stage.number}?view=prepare&exercise=${id}`} />}
      {shown.length === 0 && waitingApprovals === 0 && (
        <Body1 className={styles.quiet}>{startAt !== null && startAt > now ? say('allClearUntil', { day: sayDay(startAt, now, reader) }) : say('allClear')}</Body1>
      )}
    </Card>
  )
}
