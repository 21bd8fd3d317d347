import { useState } from 'react'
import { Body1, Button, Dropdown, Field, makeStyles, Option, Spinner, Subtitle2 } from '@fluentui/react-components'
import { listMentorCandidates, nameMentor } from '../../api/matching/contract.ts'
import { listSeries } from '../../api/scheduling/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { roleOf } from '../parts/person-words.ts'
import { useTell } from '../parts/toast.tsx'
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
  const name = () => chosen && send.mutate({ params, input: { personId: chosen.id } }, { onSuccess: () => tell(`${chosen.displayName} is the new mentor. Outlook invites them now.`) })
  return (
    <section className={styles.all}>
      <Subtitle2 as="h3" className={styles.title}>
        Mentor
      </Subtitle2>
      <Body1>The mentor has left. The sessions keep their times until you name another.</Body1>
      {answer.error && <Failed title="We couldn't load who may follow." error={answer.error} onRetry={() => void answer.refetch()} />}
      {send.error && <Failed title="We couldn't name the mentor." error={send.error} onRetry={name} />}
      {answer.isPending && (
        <Loading label="Loading who may follow">
          <Bone height={32} />
        </Loading>
      )}
      {answer.data && people.length === 0 && <Body1>No mentor of this cohort is free for this circle. Once another mentor is approved, you can name them here.</Body1>}
      {people.length > 0 && (
        <>
          <Field label="New mentor" className={styles.field}>
            <Dropdown placeholder="Choose a mentor" value={chosen?.displayName ?? ''} selectedOptions={chosen ? [chosen.id] : []} onOptionSelect={(_, { optionValue }) => setChosenId(optionValue ?? null)}>
              {people.map((person) => (
                <Option key={person.id} value={person.id} text={person.displayName}>
                  {[person.displayName, roleOf(person)].filter(Boolean).join(', ')}
                </Option>
              ))}
            </Dropdown>
          </Field>
          <Button appearance="primary" disabled={chosen === null} disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={name}>
            {send.isPending ? 'Naming…' : 'Name mentor'}
          </Button>
        </>
      )}
    </section>
  )
}
