import { Body1, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Comment16Regular } from '@fluentui/react-icons'
import type { Question } from '../../api/enrolment/contract.ts'
import type { Person } from '../../api/people/contract.ts'
import { say } from '../texts/parts-later.ts'
import { useMe, useNow } from './me.tsx'
import { answeredLine, askedLine } from './question-words.ts'
import { useReader } from './when.tsx'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px', listStyleType: 'none', margin: 0, padding: 0 },
  // A line at the edge instead of another card: cards lie one level deep.
  question: { display: 'flex', flexDirection: 'column', gap: '4px', paddingInlineStart: '12px', borderInlineStartWidth: '2px', borderInlineStartStyle: 'solid', borderInlineStartColor: tokens.colorNeutralStrokeAccessible },
  line: { display: 'flex', alignItems: 'center', gap: '4px', color: tokens.colorNeutralForeground2 },
  answer: { paddingTop: '8px' },
  said: { overflowWrap: 'anywhere', whiteSpace: 'pre-line', maxWidth: '640px' },
})

/** What approvers asked before they answered, and what came back, oldest first. `owner`: whom they asked. */
export function Thread({ questions, owner }: { questions: Question[]; owner: Person }) {
  const styles = useStyles()
  const meId = useMe().person.id
  const now = useNow()
  const reader = useReader()
  const view = { meId, now, reader }
  if (questions.length === 0) return null
  return (
    <ul className={styles.list} aria-label={say('questionsAndAnswers')}>
      {questions.map((question) => {
        const answered = answeredLine(question, owner, view)
        return (
          <li key={question.id} className={styles.question}>
            <Caption1 className={styles.line}>
              <Comment16Regular aria-hidden />
              {askedLine(question, view)}
            </Caption1>
            <Body1 className={styles.said}>{question.question}</Body1>
            {answered && <Caption1 className={mergeClasses(styles.line, styles.answer)}>{answered}</Caption1>}
            {question.answer !== null && <Body1 className={styles.said}>{question.answer}</Body1>}
          </li>
        )
      })}
    </ul>
  )
}
