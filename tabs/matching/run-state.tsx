import { Body1, Caption1, makeStyles, ProgressBar, Subtitle2, tokens } from '@fluentui/react-components'
import type { MatchRunSummary } from '../../api/matching/contract.ts'
import { useNow } from '../parts/me.tsx'
import { Note } from '../parts/message.tsx'
import { sayMoment, useReader } from '../parts/when.tsx'

const useStyles = makeStyles({
  running: { display: 'flex', flexDirection: 'column', gap: '8px', maxWidth: '640px', padding: '16px', backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
})

/** A run that has no circles to show: still at work, or stopped. */
export function RunState({ run }: { run: MatchRunSummary }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  if (run.state === 'failed') {
    return (
      <Note intent="error" title="This run stopped before it had an answer.">
        {`${run.problem ?? ''} Nobody was told anything and no circle has changed. Press Run again.`.trim()}
      </Note>
    )
  }
  return (
    <section className={styles.running} aria-live="polite">
      <Subtitle2 as="h2" className={styles.title}>
        {run.state === 'requested' ? 'The run starts in a moment' : 'Comparing everybody who is ready'}
      </Subtitle2>
      <ProgressBar aria-label="Match run" thickness="large" />
      <Body1>It usually takes a few seconds. You can go on working; the result waits for you on this page.</Body1>
      <Caption1 className={styles.meta}>{`Started by ${run.requestedBy.displayName} ${sayMoment(run.requestedAt, now, reader)}`}</Caption1>
    </section>
  )
}
