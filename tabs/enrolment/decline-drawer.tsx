import { useState } from 'react'
import { Body1, Button, DrawerBody, DrawerFooter, DrawerHeader, DrawerHeaderTitle, Field, makeStyles, OverlayDrawer, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { Dismiss24Regular } from '@fluentui/react-icons'
import type { Person } from '../../api/people/contract.ts'
import type { ApiError } from '../client.ts'
import { Failed } from '../parts/message.tsx'
import { firstNameOf } from '../parts/person.tsx'
import { PHONE, useWidth } from '../parts/width.ts'

const REASON_MAX = 200
const reasons = ['The workload is too high right now.', 'The timing does not fit.', 'Another program fits better.']

const useStyles = makeStyles({ body: { display: 'flex', flexDirection: 'column', gap: '20px' } })

type DeclineDrawerProps = { open: boolean; person: Person; sending: boolean; error: ApiError | null; onClose: () => void; onSend: (reason: string) => void }

/** Declining, with a reason if one likes; what is written here is read by the person. */
export function DeclineDrawer({ open, person, sending, error, onClose, onSend }: DeclineDrawerProps) {
  const styles = useStyles()
  const phone = useWidth(PHONE)
  const [words, setWords] = useState('')
  const name = firstNameOf(person)
  return (
    <OverlayDrawer open={open} position="end" size={phone ? 'full' : 'small'} onOpenChange={(_, data) => !data.open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<Dismiss24Regular />} onClick={onClose} />}>{`Decline for ${name}?`}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {error && <Failed what="send your answer" error={error} onRetry={() => onSend(words)} />}
        <Body1>{`${name} can ask again for the next start. A short reason helps.`}</Body1>
        <RadioGroup aria-label="Reason" value={reasons.includes(words) ? words : ''} onChange={(_, { value }) => setWords(value)}>
          {reasons.map((reason) => (
            <Radio key={reason} value={reason} label={reason} />
          ))}
        </RadioGroup>
        <Field label="In your words" hint={`${name} sees this sentence. You can leave it empty.`}>
          <Textarea rows={4} maxLength={REASON_MAX} value={words} onChange={(_, { value }) => setWords(value)} />
        </Field>
      </DrawerBody>
      <DrawerFooter>
        <Button appearance="primary" disabledFocusable={sending} onClick={() => onSend(words.trim())}>
          Send answer
        </Button>
        <Button onClick={onClose}>Back</Button>
      </DrawerFooter>
    </OverlayDrawer>
  )
}
