import { useEffect, useRef } from 'react'
import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import type { Approval } from '../../api/enrolment/contract.ts'
import { lateSentence, outcomeOf, reasonLine, type View } from './approval-words.ts'

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', gap: '4px', outlineStyle: 'none' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

type ApprovalOutcomeProps = { approval: Approval; view: View; /** The reader pressed after that. */ late: boolean; /** The reader's press brought it here, where the buttons were. */ pressed: boolean }

/** What was decided, by whom and when. */
export function ApprovalOutcome({ approval, view, late, pressed }: ApprovalOutcomeProps) {
  const styles = useStyles()
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that had the focus is gone.
    if (pressed) words.current?.focus({ preventScroll: true })
  }, [pressed])
  const reason = reasonLine(approval, view)
  return (
    <div ref={words} tabIndex={-1} className={styles.words}>
      <Body1>{late ? `${outcomeOf(approval, view)} ${lateSentence()}` : outcomeOf(approval, view)}</Body1>
      {reason && <Body1 className={styles.quiet}>{reason}</Body1>}
    </div>
  )
}
