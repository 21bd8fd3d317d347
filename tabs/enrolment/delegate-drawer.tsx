import { useState } from 'react'
import { Body1 } from '@fluentui/react-components'
import type { Approval } from '../../api/enrolment/contract.ts'
import type { FoundPerson } from '../../api/people/contract.ts'
import type { ApiError } from '../client.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useMe } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { PersonPicker } from '../parts/person-picker.tsx'
import { firstNameOf } from '../parts/person-words.ts'
import { say } from '../texts/enrolment-approvals.ts'

type DelegateDrawerProps = { open: boolean; approval: Approval; sending: boolean; error: ApiError | null; onClose: () => void; onSend: (person: FoundPerson) => void }

/** Handing one request on to a colleague, who is then asked as well. */
export function DelegateDrawer({ open, approval, sending, error, onClose, onSend }: DelegateDrawerProps) {
  const me = useMe()
  const [picked, setPicked] = useState<FoundPerson[]>([])
  const [missing, setMissing] = useState(false)
  const { person, askedOf } = approval
  const name = firstNameOf(person)
  const submit = () => {
    const [chosen] = picked
    setMissing(!chosen)
    if (chosen) onSend(chosen)
  }
  return (
    <FormDrawer open={open} title={say('delegateTitle')} verb={[say('askThem'), say('asking')]} busy={sending} refusals={0} onSubmit={submit} onClose={onClose}>
      {error && <Failed title={say('notHandedOn')} error={error} onRetry={submit} />}
      {missing && <Note intent="error" title={say('nobodyChosen')}>{say('nobodyChosenDetail')}</Note>}
      <Body1>{say('delegateDetail', { name })}</Body1>
      <PersonPicker
        label={say('colleague')}
        hint={say('colleagueHint', { name })}
        max={1}
        inline
        picked={picked}
        elsewhere={[me.person, person, ...askedOf]}
        onChange={(people) => {
          setPicked(people)
          setMissing(false)
        }}
      />
    </FormDrawer>
  )
}
