import { useState } from 'react'
import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import type { Enrolment } from '../../api/enrolment/contract.ts'
import { AnswerDrawer } from '../parts/answer-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { openQuestionOf } from '../parts/question-words.ts'
import { useComeBack } from '../parts/use-come-back.ts'
import { say } from '../texts/home.ts'

const useStyles = makeStyles({ failed: { flexBasis: '100%' } })

/** Answers the approver's question without leaving Home. */
export function AnswerOnTheSpot({ enrolment, label }: { enrolment: Enrolment; label: string }) {
  const [open, setOpen] = useState(false)
  const question = openQuestionOf(enrolment.questions)
  return (
    <>
      <Button appearance="primary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {question && <AnswerDrawer enrolment={enrolment} question={question} open={open} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Ends a break with one press. */
export function ComeBack({ enrolment, label }: { enrolment: Enrolment; label: string }) {
  const styles = useStyles()
  const { comeBack, busy, error } = useComeBack(enrolment.id)
  return (
    <>
      {error && (
        <div className={styles.failed}>
          <Failed title={say('breakNotEnded')} error={error} onRetry={comeBack} />
        </div>
      )}
      <Button appearance="primary" disabledFocusable={busy} onClick={comeBack} {...(busy ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
        {label}
      </Button>
    </>
  )
}
