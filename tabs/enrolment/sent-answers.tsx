import { Body1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { CalendarLtrRegular } from '@fluentui/react-icons'
import type { Enrolment } from '../../api/enrolment/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { answerUntil } from '../parts/answer-until.ts'
import { Empty } from '../parts/empty.tsx'
import { EnrolmentState } from '../parts/enrolment-state.tsx'
import { useNow } from '../parts/me.tsx'
import { dateOf } from '../parts/moments.ts'
import { Page, PageLink } from '../parts/page.tsx'
import { openQuestionOf } from '../parts/question-words.ts'
import { Thread } from '../parts/thread.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/enrolment.ts'
import { AnswerField } from './answer-field.tsx'
import { AnswerList } from './answer-list.tsx'
import { EnrolmentHistory } from './enrolment-history.tsx'
import { EnrolmentWays } from './enrolment-ways.tsx'

const useStyles = makeStyles({
  cards: { display: 'flex', flexDirection: 'column', gap: '16px' },
  card: { gap: '16px', padding: '16px' },
  words: { color: tokens.colorNeutralForeground2 },
})

/** What was sent, how it stands, what is asked about it and what became of it so far. */
export function SentAnswers({ cohort, enrolment }: { cohort: Cohort; enrolment: Enrolment | null }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const back = { to: '/', label: say('home') }
  if (!enrolment)
    return (
      <Page title={cohort.program.name} width="form" back={back}>
        <Empty icon={<CalendarLtrRegular />} title={say('closed')} action={<PageLink to="/">{say('goHome')}</PageLink>}>
          {say('closedDetail', { date: dateOf(cohort.enrolUntilOn, reader, now) })}
        </Empty>
      </Page>
    )
  const { questions, person, reason, sentence, decidedBy, state } = enrolment
  const open = state === 'submitted' ? openQuestionOf(questions) : null
  return (
    <Page title={cohort.program.name} width="form" back={back} status={<EnrolmentState state={state} seasonOver={enrolment.seasonOver} />}>
      <div className={styles.cards}>
        <Card className={styles.card}>
          <Body1>{[answerUntil(enrolment, reader), sentence].filter(Boolean).join(' ')}</Body1>
          {reason && !sentence.includes(reason) && <Body1 className={styles.words}>{say('wrote', { who: decidedBy?.displayName ?? say('yourManager'), words: reason })}</Body1>}
          <EnrolmentWays cohort={cohort} enrolment={enrolment} />
        </Card>
        {questions.length > 0 && (
          <Card className={styles.card}>
            <Subtitle2 as="h2" style={{ margin: 0 }}>
              {open ? say('hasQuestion', { name: open.by.displayName }) : say('questions')}
            </Subtitle2>
            <Thread questions={questions} owner={person} />
            {open && <AnswerField enrolment={enrolment} question={open} />}
          </Card>
        )}
        <Card className={styles.card}>
          <Subtitle2 as="h2" style={{ margin: 0 }}>
            {say(state === 'draft' ? 'yourAnswers' : 'whatYouSent')}
          </Subtitle2>
          <AnswerList answers={enrolment.answers} />
        </Card>
        {state !== 'draft' && <EnrolmentHistory enrolmentId={enrolment.id} />}
      </div>
    </Page>
  )
}
