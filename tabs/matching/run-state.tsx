import { Body1, Button, Caption1, makeStyles, ProgressBar, Subtitle2, tokens } from '@fluentui/react-components'
import { cancelMatchRun, listMatchRuns, type MatchRunSummary } from '../../api/matching/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { sayMoment } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { Status } from '../parts/status.tsx'
import { say } from '../texts/matching.ts'
import { shareOf, stateWords } from './run-words.ts'

const useStyles = makeStyles({
  running: { display: 'flex', flexDirection: 'column', gap: '8px', maxWidth: '640px', marginBottom: '16px', padding: '16px', backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 16px' },
  title: { margin: 0 },
  share: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  meta: { color: tokens.colorNeutralForeground2 },
})

/** How far a run has come, in a word. */
export function RunState({ state }: { state: MatchRunSummary['state'] }) {
  const { tone, words } = stateWords(state)
  return <Status tone={tone}>{words}</Status>
}

/** A run at work: what it does, how far it is, and the way to stop it. */
export function RunUnderWay({ run }: { run: MatchRunSummary }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const stop = useSend(cancelMatchRun, [listMatchRuns], { untilFresh: true })
  const press = () => stop.mutate({ params: { runId: run.id } })
  return (
    <section className={styles.running} aria-label={say('isRunning', { run: run.name })}>
      {stop.error && <Failed title={say('notStopped', { run: run.name })} error={stop.error} onRetry={press} />}
      <div className={styles.line}>
        <Subtitle2 as="h2" className={styles.title}>
          {say('isRunning', { run: run.name })}
        </Subtitle2>
        <Button size="small" disabledFocusable={stop.isPending} aria-label={say('stopRun', { run: run.name })} onClick={press}>
          {stop.isPending ? say('stopping') : say('stop')}
        </Button>
      </div>
      <ProgressBar aria-label={run.name} thickness="large" value={run.progress?.share ?? 0} />
      <div className={styles.line}>
        <Body1 role="status">{run.progress?.stage ?? say('starting')}</Body1>
        <Body1 className={styles.share}>{shareOf(run.progress)}</Body1>
      </div>
      <Caption1 className={styles.meta}>{say('startedBy', { who: run.requestedBy.displayName, when: sayMoment(run.requestedAt, now, reader) })}</Caption1>
    </section>
  )
}

/** A run that ended without an answer: why, and that nothing happened. */
export function RunEnded({ run, onRetry }: { run: MatchRunSummary; onRetry?: () => void }) {
  if (run.state === 'cancelled') return <Note>{`${say('wasStopped', { run: run.name })} ${say('nothingHappened')}`}</Note>
  return (
    <Note intent="error" title={say('runFailed', { run: run.name })} {...(onRetry ? { action: <Button onClick={onRetry}>{say('tryRunAgain', { run: run.name })}</Button> } : {})}>
      {`${run.problem ?? ''} ${say('nothingHappened')}`.trim()}
    </Note>
  )
}
