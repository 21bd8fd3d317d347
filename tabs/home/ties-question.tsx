import { useState } from 'react'
import { Body1, Button, Caption1, Card, Checkbox, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { Eye16Regular } from '@fluentui/react-icons'
import type { FoundPerson } from '../../api/people/contract.ts'
import { answerMyTies, getMyTies, type TieQuestion } from '../../api/ties/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { dayOf } from '../parts/moments.ts'
import { PersonPicker } from '../parts/person-picker.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/home-ties.ts'

const MOST_OTHERS = 5

const useStyles = makeStyles({
  card: { gap: '16px', padding: '20px' },
  head: { display: 'flex', flexDirection: 'column', gap: '4px' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  people: { display: 'flex', flexDirection: 'column' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  note: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2, '& > svg': { flexShrink: 0 } },
})

/** The people of one's circle to tick, and others by name. */
export function TiesQuestion({ question }: { question: TieQuestion }) {
  const styles = useStyles()
  const reader = useReader()
  const send = useSend(answerMyTies, [getMyTies], { untilFresh: true })
  const [again, setAgain] = useState(false)
  const inCircle = new Set(question.colleagues.map(({ id }) => id))
  const [ticked, setTicked] = useState<string[]>(question.named.flatMap(({ id }) => (inCircle.has(id) ? [id] : [])))
  const [others, setOthers] = useState<FoundPerson[]>(question.named.filter(({ id }) => !inCircle.has(id)))
  const params = { cohortId: question.cohortId }
  const keep = () => send.mutate({ params, input: { named: [...ticked, ...others.map(({ id }) => id)] } }, { onSuccess: () => setAgain(false) })
  const open = question.state === 'open' || again
  return (
    <Card size="large" className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {say('question')}
        </Subtitle2>
        <Caption1 className={styles.meta}>{say('season', { program: question.program, cohort: question.cohort })}</Caption1>
        {open && <Caption1 className={styles.meta}>{say('until', { day: dayOf(question.untilAt, reader) })}</Caption1>}
      </div>
      {send.error && <Failed title={say('notSaved')} error={send.error} onRetry={() => send.mutate(send.variables)} />}
      {open ? (
        <>
          <div className={styles.people} role="group" aria-label={say('yourCircle')}>
            {question.colleagues.map(({ id, displayName, department }) => (
              <Checkbox key={id} label={[displayName, department].filter(Boolean).join(', ')} checked={ticked.includes(id)} onChange={(_, { checked }) => setTicked((before) => (checked === true ? [...before, id] : before.filter((one) => one !== id)))} />
            ))}
          </div>
          <PersonPicker label={say('more')} hint={say('moreHint')} max={MOST_OTHERS} picked={others} elsewhere={question.colleagues} onChange={setOthers} />
          <div className={styles.acts}>
            <Button appearance="primary" disabledFocusable={send.isPending} onClick={keep}>
              {say(ticked.length + others.length === 0 ? 'nobody' : 'save')}
            </Button>
            {question.state === 'open' && (
              <Button appearance="subtle" disabledFocusable={send.isPending} onClick={() => send.mutate({ params, input: { named: [], skip: true } })}>
                {say('leave')}
              </Button>
            )}
          </div>
        </>
      ) : (
        <div className={styles.acts}>
          <Body1>{say('answered')}</Body1>
          <Button appearance="subtle" onClick={() => setAgain(true)}>
            {say('change')}
          </Button>
        </div>
      )}
      <Caption1 className={styles.note}>
        <Eye16Regular aria-hidden />
        {say('whoSees')}
      </Caption1>
    </Card>
  )
}
