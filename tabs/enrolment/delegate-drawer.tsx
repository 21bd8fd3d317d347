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

type DelegateDrawerProps = { open: boolean; approval: Approval; sending: boolean; error: ApiError | null; onClose: () => void; onSend: (person: FoundPerson) => void }

/** Handing one request on to a colleague, who is then asked as well. */
export function DelegateDrawer({ open, approval, sending, error, onClose, onSend }: DelegateDrawerProps) {
  const me = useMe()
  const [picked, setPicked] = useState<FoundPerson[]>([])
  const [missing, setMissing] = useState(false)
  const { person, askedOf } = approval
  const submit = () => {
    const [chosen] = picked
    setMissing(!chosen)
    if (chosen) onSend(chosen)
  }
  return (
    <FormDrawer open={open} title="Who should answer?" verb={['Ask them', 'Asking…']} busy={sending} refusals={0} onSubmit={submit} onClose={onClose}>
      {error && <Failed title="We couldn't hand this on." error={error} onRetry={submit} />}
      {missing && <Note intent="error" title="Nobody is chosen yet">Type a part of the name and choose a colleague.</Note>}
      <Body1>{`They see what you see: who asks, the goal, topics and hours. You can still answer ${firstNameOf(person)} yourself; the first answer counts.`}</Body1>
      <PersonPicker
        label="Colleague"
        hint={`For example somebody who plans ${firstNameOf(person)}'s work.`}
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
