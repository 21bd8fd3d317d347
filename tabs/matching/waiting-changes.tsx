import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowSync20Regular } from '@fluentui/react-icons'
import type { MatchRun } from '../../api/matching/contract.ts'
import { PHONE, useWidth } from '../parts/width.ts'
import { say } from '../texts/matching-circles.ts'
import { RunAgain } from './run-again.tsx'
import type { Start } from './use-start.ts'
import { waitingSentence } from './wish-words.ts'

const useStyles = makeStyles({
  // Below everything and in view: appearing, it moves nothing that one is looking at.
  bar: {
    position: 'sticky', bottom: '16px', zIndex: 1, marginTop: '16px', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', padding: '12px 16px',
    [PHONE]: { bottom: '64px', padding: '8px 12px' },
    backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusMedium, boxShadow: tokens.shadow8,
  },
  words: { flex: '1 1 240px', minWidth: 0 },
})

/** What the organizer changed since this run was made, and the press that takes it in. */
export function WaitingChanges({ run, changes, start, busy }: { run: MatchRun; changes: readonly string[]; start: Start; busy: boolean }) {
  const styles = useStyles()
  // There the same press is in the bar just below.
  const phone = useWidth(PHONE)
  if (changes.length === 0) return null
  return (
    <section className={styles.bar} aria-label={say('waitingChanges')}>
      <ArrowSync20Regular aria-hidden />
      <Body1 className={styles.words} role="status">
        {waitingSentence(changes)}
      </Body1>
      {!phone && <RunAgain run={run} start={start} busy={busy} />}
    </section>
  )
}
