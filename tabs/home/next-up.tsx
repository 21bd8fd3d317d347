import { Body1, Card, Checkbox, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { getHome, getRoadmap, type Journey, setPreparation } from '../../api/roadmap/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { PageLink } from '../parts/page.tsx'
import { sayDay } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { useNow } from '../parts/me.tsx'

const useStyles = makeStyles({
  card: { gap: '8px', padding: '20px' },
  list: { display: 'flex', flexDirection: 'column', gap: '4px', listStyleType: 'none', margin: 0, padding: 0 },
  tick: { marginInlineStart: '-8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** At most three things to do next, to be ticked on the spot. */
export function NextUp({ journey, waitingApprovals }: { journey: Journey; waitingApprovals: number }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const tick = useSend(setPreparation, [getHome, getRoadmap], { untilFresh: true })
  const { circle, stage } = journey
  if (!circle) return null
  // What is being sent already shows as done, so that a tick answers at once.
  const pending = tick.isPending ? tick.variables.input : null
  const over = stage?.session.endAt != null && now >= stage.session.endAt
  // Nobody prepares for a session that is over; closing it is the page's one message then.
  if (over && waitingApprovals === 0) return null
  const open = over ? [] : (stage?.preparation ?? []).filter((item) => !item.done)
  const shown = open.slice(0, waitingApprovals > 0 ? 2 : 3)
  const startAt = stage?.session.startAt ?? null
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        Next up
      </Subtitle2>
      {tick.error && <Failed what="save that" error={tick.error} onRetry={() => tick.mutate(tick.variables)} />}
      <ul className={styles.list}>
        {waitingApprovals > 0 && (
          <li>
            <PageLink to="/team">{waitingApprovals === 1 ? 'One person is waiting for your answer' : `${waitingApprovals} people are waiting for your answer`}</PageLink>
          </li>
        )}
        {stage &&
          shown.map((item) => (
            <li key={item.id} className={styles.tick}>
              <Checkbox
                checked={pending?.itemId === item.id ? pending.done : item.done}
                label={`${item.text} (${item.minutes} min)`}
                onChange={(_, { checked }) => tick.mutate({ params: { circleId: circle.id, number: stage.session.number }, input: { itemId: item.id, done: checked === true } })}
              />
            </li>
          ))}
      </ul>
      {shown.length === 0 && waitingApprovals === 0 && (
        <Body1 className={styles.quiet}>{startAt !== null && startAt > now ? `All clear until the session ${sayDay(startAt, now, reader)}.` : 'All clear. Nothing to do right now.'}</Body1>
      )}
    </Card>
  )
}
