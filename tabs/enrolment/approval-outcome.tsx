import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import type { Approval } from '../../api/enrolment/contract.ts'
import { lateSentence, outcomeOf, reasonLine, type View } from './approval-words.ts'

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

/** What was decided, by whom and when; `late`: the reader pressed after that. */
export function ApprovalOutcome({ approval, view, late }: { approval: Approval; view: View; late: boolean }) {
  const styles = useStyles()
  const reason = reasonLine(approval, view)
  return (
    <div className={styles.words}>
      <Body1>{late ? `${outcomeOf(approval, view)} ${lateSentence}` : outcomeOf(approval, view)}</Body1>
      {reason && <Body1 className={styles.quiet}>{reason}</Body1>}
    </div>
  )
}
