import { Caption1, Checkbox, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { LockClosed16Regular } from '@fluentui/react-icons'
import { getHome, getRoadmap, type Roadmap, setPreparation, type Stage } from '../../api/roadmap/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '4px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, marginInlineStart: '-8px' },
  seen: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
})

/** What to do before the session, ticked on the spot. */
export function Preparation({ roadmap, stage }: { roadmap: Roadmap; stage: Stage }) {
  const styles = useStyles()
  const tick = useSend(setPreparation, [getRoadmap, getHome], { untilFresh: true })
  // What is being sent already shows, so that a tick answers at once.
  const pending = tick.isPending ? tick.variables.input : null
  const done = stage.preparation.filter((item) => item.done).length
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3" style={{ margin: 0 }}>{`To prepare, ${done} of ${stage.preparation.length}`}</Subtitle2>
      {tick.error && <Failed what="save that" error={tick.error} onRetry={() => tick.mutate(tick.variables)} />}
      <ul className={styles.list}>
        {stage.preparation.map((item) => (
          <li key={item.id}>
            <Checkbox
              checked={pending?.itemId === item.id ? pending.done : item.done}
              label={`${item.text} (${item.minutes} min)`}
              onChange={(_, { checked }) => tick.mutate({ params: { circleId: roadmap.circle.id, number: stage.session.number }, input: { itemId: item.id, done: checked === true } })}
            />
          </li>
        ))}
      </ul>
      <Caption1 className={styles.seen}>
        <LockClosed16Regular aria-hidden />
        Only you see your ticks.
      </Caption1>
    </section>
  )
}
