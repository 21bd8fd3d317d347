import { useState } from 'react'
import { Body1, Button, Caption1, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components'
import { listEnrolmentMoves, listEnrolments, remindApprover } from '../../api/enrolment/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { EnrolmentState } from '../parts/enrolment-state.tsx'
import { Bone, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { sayMoment, sentence } from '../parts/moments.ts'
import { roleOf } from '../parts/person-words.ts'
import { Person } from '../parts/person.tsx'
import { useTell } from '../parts/toast.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/programs-enrolments.ts'
import { askedWords, factsOf, remindWords, wayWords } from './ask-words.ts'
import type { PersonRow } from './enrolment-figures.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '20px' },
  part: { display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'flex-start' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  facts: { display: 'grid', gridTemplateColumns: 'minmax(96px, auto) 1fr', gap: '4px 16px', margin: 0, '& > dd': { margin: 0, overflowWrap: 'anywhere' } },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px', width: '100%' },
  item: { display: 'flex', flexDirection: 'column', gap: '2px' },
  step: { borderInlineStartWidth: '2px', borderInlineStartStyle: 'solid', borderInlineStartColor: tokens.colorNeutralStroke1, paddingInlineStart: '12px' },
  press: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
})

/** One person's enrolment: what is in the way, who was asked and how that went, and every step until now. */
export function EnrolmentDetail({ row }: { row: PersonRow }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  return (
    <div className={styles.all}>
      <div className={styles.part}>
        <Body1>{roleOf(row.enrolment.person)}</Body1>
        <EnrolmentState state={row.enrolment.state} seasonOver={row.enrolment.seasonOver} />
        {row.stuck !== null && <Note intent="warning">{row.stuck}</Note>}
        <dl className={styles.facts}>
          {factsOf(row).map(({ label, words }) => [
            <dt key={label}>
              <Caption1 className={styles.meta}>{label}</Caption1>
            </dt>,
            <dd key={`${label} words`}>
              <Body1>{words}</Body1>
            </dd>,
          ])}
        </dl>
      </div>
      <section className={styles.part}>
        <Subtitle2 as="h3" className={styles.title}>
          {say('whoWasAsked')}
        </Subtitle2>
        {row.asks.length === 0 && <Body1>{say('nobodyAsked')}</Body1>}
        <ul className={styles.list}>
          {row.asks.map((ask) => (
            <li key={`${ask.person.id} ${ask.askedAt}`} className={styles.item}>
              <Person person={ask.person} />
              {ask.why !== null && <Body1>{ask.why}</Body1>}
              <Caption1 className={styles.meta}>{`${askedWords(ask, now, reader)} ${wayWords(ask)}`}</Caption1>
            </li>
          ))}
        </ul>
        <Remind row={row} />
      </section>
      <History enrolmentId={row.enrolment.id} />
      {row.before.length > 0 && (
        <section className={styles.part}>
          <Subtitle2 as="h3" className={styles.title}>
            {say('enrolledBefore')}
          </Subtitle2>
          <ul className={styles.list}>
            {row.before.map(({ enrolment }) => (
              <li key={enrolment.id} className={styles.press}>
                <EnrolmentState state={enrolment.state} seasonOver={enrolment.seasonOver} />
                <Caption1 className={styles.meta}>{say('sent', { when: sayMoment(enrolment.submittedAt ?? enrolment.savedAt, now, reader) })}</Caption1>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Remind({ row }: { row: PersonRow }) {
  const styles = useStyles()
  const tell = useTell()
  const now = useNow()
  const reader = useReader()
  const send = useSend(remindApprover, [listEnrolments])
  const [pressedAt, setPressedAt] = useState<number | null>(null)
  const cap = remindWords(row, now, reader, pressedAt)
  if (!cap) return null
  const remind = () =>
    send.mutate(
      { params: { enrolmentId: row.enrolment.id } },
      {
        onSuccess: () => {
          setPressedAt(now)
          tell(say('reminderOnWay'))
        },
      },
    )
  return (
    <>
      {send.error && <Failed title={say('reminderNotSent')} error={send.error} onRetry={remind} />}
      <div className={styles.press}>
        <Button appearance="primary" disabled={!cap.possible && !send.isPending} disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={remind}>
          {send.isPending ? say('reminding') : say('remind')}
        </Button>
        <Caption1 className={styles.meta}>{cap.words}</Caption1>
      </div>
    </>
  )
}

function History({ enrolmentId }: { enrolmentId: string }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const answer = useAnswer(listEnrolmentMoves, { params: { enrolmentId } })
  return (
    <section className={styles.part}>
      <Subtitle2 as="h3" className={styles.title}>
        {say('history')}
      </Subtitle2>
      {answer.error && <Failed title={say('historyNotLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && (
        <Loading label={say('loadingHistory')}>
          <div className={styles.list}>
            <Bone width="240px" height={32} />
            <Bone width="240px" height={32} />
          </div>
        </Loading>
      )}
      <ol className={styles.list}>
        {answer.data?.moves.map((move) => (
          <li key={`${move.at} ${move.to}`} className={`${styles.item} ${styles.step}`}>
            <Body1>{move.sentence}</Body1>
            <Caption1 className={styles.meta}>{sentence(sayMoment(move.at, now, reader))}</Caption1>
          </li>
        ))}
      </ol>
    </section>
  )
}
