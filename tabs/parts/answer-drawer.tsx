import { Body1, Caption1, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import type { Enrolment, Question } from '../../api/enrolment/contract.ts'
import { say as sayPart } from '../texts/parts.ts'
import { say } from '../texts/parts-later.ts'
import { FormDrawer } from './form-drawer.tsx'
import { useMe, useNow } from './me.tsx'
import { Failed } from './message.tsx'
import { askedLine, whoReadsAnswer } from './question-words.ts'
import { ANSWER_MAX, useQuestionAnswer } from './use-question-answer.ts'
import { useReader } from './when.tsx'

const useStyles = makeStyles({
  question: { display: 'flex', flexDirection: 'column', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  said: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
})

/** Answering an approver's question, where one happens to read it. */
export function AnswerDrawer({ enrolment, question, open, onClose }: { enrolment: Enrolment; question: Question; open: boolean; onClose: () => void }) {
  const styles = useStyles()
  const meId = useMe().person.id
  const now = useNow()
  const reader = useReader()
  const answer = useQuestionAnswer(enrolment, onClose)
  return (
    <FormDrawer open={open} title={say('askedYou', { name: question.by.displayName })} verb={[say('sendAnswer'), say('sending')]} busy={answer.sending} refusals={answer.refusals} onSubmit={answer.send} onClose={onClose}>
      {answer.error && <Failed title={sayPart('answerNotSent')} error={answer.error} onRetry={answer.send} />}
      <div className={styles.question}>
        <Caption1 className={styles.quiet}>{askedLine(question, { meId, now, reader })}</Caption1>
        <Body1 className={styles.said}>{question.question}</Body1>
      </div>
      <Field label={say('yourAnswer')} required {...(answer.fault ? { validationMessage: answer.fault } : { hint: whoReadsAnswer(question) })}>
        <Textarea rows={5} maxLength={ANSWER_MAX} value={answer.words} onChange={(_, { value }) => answer.write(value)} />
      </Field>
    </FormDrawer>
  )
}
