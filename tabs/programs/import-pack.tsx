import { useRef, useState } from 'react'
import { Body1, Button, Caption1, Field, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components'
import { DocumentArrowUp20Regular } from '@fluentui/react-icons'
import { importPack, listPacks } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/programs-packs.ts'
import { faultOfFile, faultsTitle } from './pack-words.ts'

const useStyles = makeStyles({
  file: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  name: { overflowWrap: 'anywhere' },
  faults: { margin: '8px 0 0', paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '8px' },
  meta: { color: tokens.colorNeutralForeground2 },
})

type Chosen = { name: string; text: string }

/** Brings a pack from a file; what is not right in it is said line by line, and nothing is kept of it then. */
export function ImportPackDrawer({ onClose }: { onClose: () => void }) {
  const styles = useStyles()
  const tell = useTell()
  const input = useRef<HTMLInputElement>(null)
  const send = useSend(importPack, [listPacks])
  const [file, setFile] = useState<Chosen | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    send.reset()
    const wrong = faultOfFile(chosen)
    setFault(wrong)
    setFile(wrong === null ? { name: chosen.name, text: await chosen.text() } : null)
  }
  const submit = () => {
    if (!file) {
      setFault(fault ?? say('chooseFirst'))
      setRefusals(refusals + 1)
      return
    }
    send.mutate(
      { input: { text: file.text } },
      {
        onSuccess: (pack) => {
          tell(say('imported', { name: pack.name, version: pack.version }))
          onClose()
        },
      },
    )
  }
  const details = send.error?.details ?? []
  return (
    <FormDrawer open title={say('importPack')} verb={[say('import'), say('importing')]} busy={send.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      <Body1>{say('importDetail')}</Body1>
      <Field hint={say('importHint')} {...(fault ? { validationMessage: fault } : {})}>
        {(field) => (
          <div className={styles.file}>
            <input ref={input} type="file" accept=".yaml,.yml,.json" hidden aria-hidden tabIndex={-1} onChange={(event) => void take(event.currentTarget.files?.[0]).then(() => input.current && (input.current.value = ''))} />
            <Button {...field} icon={<DocumentArrowUp20Regular />} onClick={() => input.current?.click()}>
              {file ? say('chooseAnother') : say('chooseFile')}
            </Button>
            {file && <Body1 className={styles.name}>{file.name}</Body1>}
          </div>
        )}
      </Field>
      {send.error && details.length === 0 && <Failed title={say('notImported')} error={send.error} onRetry={submit} />}
      {file && details.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{faultsTitle(file.name, details.length)}</MessageBarTitle>
            <ol className={styles.faults}>
              {details.map(({ path, message }, at) => (
                <li key={at}>
                  <Body1 block>{message}</Body1>
                  {path !== '' && <Caption1 className={styles.meta}>{path}</Caption1>}
                </li>
              ))}
            </ol>
          </MessageBarBody>
        </MessageBar>
      )}
    </FormDrawer>
  )
}
