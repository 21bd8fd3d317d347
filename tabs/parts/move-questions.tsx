import { Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { LockClosed16Regular } from '@fluentui/react-icons'
import { getHome, getRoadmap } from '../../api/roadmap/contract.ts'
import { answerMoveQuestion, listMoveQuestions, type MoveQuestion } from '../../api/scheduling/contract.ts'
import { say } from '../texts/parts.ts'
import { useAnswer, useSend } from './answers.ts'
import { Card } from './card.tsx'
import { Failed } from './message.tsx'
import { ActionBar } from './page.tsx'
import { slotOf } from './slot-words.ts'
import { useTell } from './toast.tsx'
import { useReader } from './when.tsx'

const pollMs = () => 10_000

const useStyles = makeStyles({
  card: { gap: '12px', padding: '20px' },
  below: { marginBottom: '16px' },
  words: { maxWidth: '640px' },
  seen: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
})

/** What one person is asked about moving sessions of a circle; nothing while nothing is asked. `apart`: leaves room to what follows. */
export function MoveQuestions({ circleId, apart = false }: { circleId: string; apart?: boolean }) {
  const styles = useStyles()
  // Without an answer there is no question to show, and the page says itself what it could not load.
  const { data } = useAnswer(listMoveQuestions, { params: { circleId } }, { pollMs })
  return data?.questions.map((question) => (
    <div key={question.number} className={apart ? styles.below : undefined}>
      <Question circleId={circleId} question={question} />
    </div>
  ))
}

function Question({ circleId, question }: { circleId: string; question: MoveQuestion }) {
  const styles = useStyles()
  const reader = useReader()
  const tell = useTell()
  const answer = useSend(answerMoveQuestion, [listMoveQuestions, getRoadmap, getHome])
  const { number, plannedAt, startAt } = question
  const send = (agrees: boolean) =>
    answer.mutate({ params: { circleId, number }, input: { agrees } }, { onSuccess: () => tell(agrees ? say('moveAgreed', { number }) : say('moveDeclined')) })
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('moveTitle', { number })}
      </Subtitle2>
      {answer.error && <Failed title={say('answerNotSent')} error={answer.error} onRetry={() => answer.mutate(answer.variables)} />}
      <Body1 className={styles.words}>{say('moveAsked', { planned: slotOf({ startAt: plannedAt }, reader), wished: slotOf({ startAt }, reader) })}</Body1>
      <ActionBar>
        <Button disabledFocusable={answer.isPending} onClick={() => send(true)}>
          {say('moveUse')}
        </Button>
        <Button disabledFocusable={answer.isPending} onClick={() => send(false)}>
          {say('moveKeepMine')}
        </Button>
      </ActionBar>
      <Caption1 className={styles.seen}>
        <LockClosed16Regular aria-hidden />
        {say('movePrivate')}
      </Caption1>
    </Card>
  )
}
