import { useState } from 'react'
import { Body1, Body1Strong, InfoLabel, Link, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle20Filled, DocumentCheckmark20Regular, Info20Regular } from '@fluentui/react-icons'
import type { MatchRun } from '../../api/matching/contract.ts'
import { Note } from '../parts/message.tsx'
import { say } from '../texts/matching.ts'
import { RunAgain } from './run-again.tsx'
import { downloadManifest } from './run-records.ts'
import { proofOf, runFigures, staleness } from './run-words.ts'
import type { Start } from './use-start.ts'

const useStyles = makeStyles({
  figures: { display: 'flex', flexWrap: 'wrap', gap: '4px 20px', margin: 0, padding: 0, listStyleType: 'none' },
  line: { display: 'flex', flexWrap: 'wrap', gap: '4px 24px', padding: '4px 0 12px' },
  proof: { display: 'flex', alignItems: 'center', gap: '4px', '& > svg': { flexShrink: 0 } },
  // The question mark stays beside the words, however they break.
  claim: { display: 'inline-flex', alignItems: 'center', minWidth: 0 },
  proven: { color: tokens.colorStatusSuccessForeground1 },
})

type RunHeaderProps = { run: MatchRun; start: Start; busy: boolean; /** Whether a further run can be started at all. */ possible: boolean }

/** What a run came to, what is proven about it, and whether it still speaks of the people there are. */
export function RunHeader({ run, start, busy, possible }: RunHeaderProps) {
  const styles = useStyles()
  const proof = proofOf(run)
  const stale = staleness(run)
  const published = run.state === 'published'
  return (
    <>
      {stale && (
        <Note intent={published ? 'info' : 'warning'} title={stale.words} {...(possible ? { action: <RunAgain run={run} start={start} busy={busy} label={published ? say('matchWhoWaits') : say('runAgainKeepLocks')} small {...(stale.broken ? { appearance: 'primary' as const } : {})} /> } : {})}>
          {`${stale.detail} ${published ? say('circlesStay') : stale.broken ? say('runAgainFirst') : say('notInRun')}`}
        </Note>
      )}
      <ul className={styles.figures} aria-label={say('runInFigures')}>
        {runFigures(run).map(({ value, label }) => (
          <li key={label}>
            <Body1Strong>{value}</Body1Strong> <Body1>{label}</Body1>
          </li>
        ))}
      </ul>
      <div className={styles.line}>
        {proof && (
          <span className={styles.proof}>
            {proof.proven ? <CheckmarkCircle20Filled className={styles.proven} aria-hidden /> : <Info20Regular aria-hidden />}
            <InfoLabel className={styles.claim} info={proof.why} infoButton={{ popover: { positioning: 'below-start' } }}>
              {proof.words}
            </InfoLabel>
          </span>
        )}
        {run.state === 'published' && <SignedRecord runId={run.id} />}
      </div>
    </>
  )
}

function SignedRecord({ runId }: { runId: string }) {
  const styles = useStyles()
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <span className={styles.proof}>
      <DocumentCheckmark20Regular aria-hidden />
      <Link as="button" onClick={() => void downloadManifest(runId).then(setProblem)}>
        {say('signedRecord')}
      </Link>
      {problem !== null && <Body1 role="alert">{problem}</Body1>}
    </span>
  )
}
