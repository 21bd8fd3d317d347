import { Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { LockClosed16Regular } from '@fluentui/react-icons'
import { getHome, getRoadmap, type Roadmap, type Stage } from '../../api/roadmap/contract.ts'
import { TickList } from '../parts/tick-list.tsx'
import { say } from '../texts/roadmap.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '4px' },
  seen: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
})

/** What to do before the session, ticked on the spot. */
export function Preparation({ roadmap, stage }: { roadmap: Roadmap; stage: Stage }) {
  const styles = useStyles()
  const done = stage.preparation.filter((item) => item.done).length
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3" style={{ margin: 0 }}>{say('toPrepare', { done, all: stage.preparation.length })}</Subtitle2>
      <TickList circleId={roadmap.circle.id} number={stage.session.number} items={stage.preparation} refresh={[getRoadmap, getHome]} toExercise={(id) => `/circle/${roadmap.circle.id}/session/${stage.number}?view=prepare&exercise=${id}`} />
      <Caption1 className={styles.seen}>
        <LockClosed16Regular aria-hidden />
        {say('ticksAreYours')}
      </Caption1>
    </section>
  )
}
