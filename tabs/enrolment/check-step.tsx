import { Button, Card, makeStyles, Subtitle2 } from '@fluentui/react-components'
import { CheckmarkCircle20Regular, Edit20Regular } from '@fluentui/react-icons'
import type { Answers } from '../../api/enrolment/contract.ts'
import { Note } from '../parts/message.tsx'
import { say } from '../texts/enrolment.ts'
import { AnswerList } from './answer-list.tsx'
import type { Missing, StepKey } from './steps.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '16px' },
  edits: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** Everything once more, before it leaves. */
export function CheckStep({ answers, missing, onEdit }: { answers: Answers; missing: Missing[]; onEdit: (step: StepKey) => void }) {
  const styles = useStyles()
  const first = missing[0]
  return (
    <>
      {first && (
        <Note intent="error" title={say('thingsMissing', { things: missing.length })} action={<Button onClick={() => onEdit(first.step)}>{say('goThere')}</Button>}>
          {first.message}
        </Note>
      )}
      <Card className={styles.card}>
        <Subtitle2 as="h3" style={{ margin: 0, display: 'flex', gap: '8px', alignItems: 'center' }}>
          <CheckmarkCircle20Regular aria-hidden />
          {say('youJoin', { role: answers.role })}
        </Subtitle2>
        <AnswerList answers={answers} />
        <div className={styles.edits}>
          <Button size="small" appearance="subtle" icon={<Edit20Regular />} onClick={() => onEdit('topics')}>
            {say('changeTopics')}
          </Button>
          <Button size="small" appearance="subtle" icon={<Edit20Regular />} onClick={() => onEdit('people')}>
            {say(answers.role === 'mentee' ? 'changeFunctions' : 'changeInterests')}
          </Button>
        </div>
      </Card>
    </>
  )
}
