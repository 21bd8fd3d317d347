import { Body1, Button, Caption1, makeStyles, ProgressBar, Subtitle2, tokens } from '@fluentui/react-components'
import { cancelMatchRun, listMatchRuns, type MatchRunSummary } from '../../api/matching/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { sayMoment } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { shareOf } from './run-words.ts'

const useStyles = makeStyles({
  running: { display: 'flex', flexDirection: 'column', gap: '8px', maxWidth: '640px', marginBottom: '16px', padding: '16px', backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 16px' },
  title: { margin: 0 },
  share: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  meta: { color: tokens.colorNeutralForeground2 },
})

/** A run at work: what it does, how far it is, and the way to stop it. */
export function RunUnderWay({ run }: { run: MatchRunSummary }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const stop = useSend(cancelMatchRun, [listMatchRuns], { untilFresh: true })
  const press = () => stop.mutate({ params: { runId: run.id } })
  return (
    <section className={styles.running} aria-label={`${run.name} is running`}>
      {stop.error && <Failed title={`We couldn't stop ${run.name}.`} error={stop.error} onRetry={press} />}
      <div className={styles.line}>
        <Subtitle2 as="h2" className={styles.title}>
          {`${run.name} is running`}
        </Subtitle2>
        <Button size="small" disabledFocusable={stop.isPending} aria-label={`Stop ${run.name}`} onClick={press}>
          {stop.isPending ? 'Stopping…' : 'Stop'}
        </Button>
      </div>
      <ProgressBar aria-label={run.name} thickness="large" value={run.progress?.share ?? 0} />
      <div className={styles.line}>
        <Body1 role="status">{run.progress?.stage ?? 'Starting'}</Body1>
        <Body1 className={styles.share}>{shareOf(run.progress)}</Body1>
      </div>
      <Caption1 className={styles.meta}>{`Started by ${run.requestedBy.displayName} ${sayMoment(run.requestedAt, now, reader)}. You can go on working here; nobody is told anything.`}</Caption1>
    </section>
  )
}

/** A run that ended without an answer: why, and that nothing happened. */
export function RunEnded({ run, onRetry }: { run: MatchRunSummary; onRetry?: () => void }) {
  if (run.state === 'cancelled') return <Note>{`${run.name} was stopped. Nobody was told anything, and no circle has changed.`}</Note>
  return (
    <Note intent="error" title={`${run.name} failed.`} {...(onRetry ? { action: <Button onClick={onRetry}>{`Try ${run.name} again`}</Button> } : {})}>
      {`${run.problem ?? ''} Nobody was told anything, and no circle has changed.`.trim()}
    </Note>
  )
}
