import { useState } from 'react'
import { Body1, Button, Dropdown, Field, makeStyles, Option, Spinner, Subtitle2 } from '@fluentui/react-components'
import { listMentorCandidates, nameMentor } from '../../api/matching/contract.ts'
import { listSeries } from '../../api/scheduling/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { roleOf } from '../parts/person-words.ts'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/scheduling.ts'
import type { CircleSeries } from './series-words.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'flex-start' },
  title: { margin: 0 },
  field: { width: '100%' },
})

/** For a circle that has lost its mentor: who may follow, and the press that names them. Whoever may not is not offered. */
export function NameMentor({ row: { circle } }: { row: CircleSeries }) {
  const styles = useStyles()
  const tell = useTell()
  const params = { circleId: circle.id }
  const answer = useAnswer(listMentorCandidates, { params })
  const send = useSend(nameMentor, [listSeries, listMentorCandidates])
  const [chosenId, setChosenId] = useState<string | null>(null)
  const people = answer.data?.people ?? []
  const chosen = people.find(({ id }) => id === chosenId) ?? null
  const name = () => chosen && send.mutate({ params, input: { personId: chosen.id } }, { onSuccess: () => tell(say('mentorNamed', { name: chosen.displayName })) })
  return (
    <section className={styles.all}>
      <Subtitle2 as="h3" className={styles.title}>
        {say('mentor')}
      </Subtitle2>
      <Body1>{say('mentorLeft')}</Body1>
      {answer.error && <Failed title={say('candidatesNotLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {send.error && <Failed title={say('mentorNotNamed')} error={send.error} onRetry={name} />}
      {answer.isPending && (
        <Loading label={say('loadingCandidates')}>
          <Bone height={32} />
        </Loading>
      )}
      {answer.data && people.length === 0 && <Body1>{say('nobodyMayFollow')}</Body1>}
      {people.length > 0 && (
        <>
          <Field label={say('newMentor')} className={styles.field}>
            <Dropdown placeholder={say('chooseMentor')} value={chosen?.displayName ?? ''} selectedOptions={chosen ? [chosen.id] : []} onOptionSelect={(_, { optionValue }) => setChosenId(optionValue ?? null)}>
              {people.map((person) => (
                <Option key={person.id} value={person.id} text={person.displayName}>
                  {[person.displayName, roleOf(person)].filter(Boolean).join(', ')}
                </Option>
              ))}
            </Dropdown>
          </Field>
          <Button appearance="primary" disabled={chosen === null} disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={name}>
            {send.isPending ? say('naming') : say('nameMentor')}
          </Button>
        </>
      )}
    </section>
  )
}
