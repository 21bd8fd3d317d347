import { useRef, useState } from 'react'
import { Body1, Button, Field, makeStyles, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { DocumentArrowUp20Regular } from '@fluentui/react-icons'
import { getImpact, importOutcomes } from '../../api/impact/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/impact.ts'

const useStyles = makeStyles({
  file: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  name: { overflowWrap: 'anywhere' },
  faults: { margin: '8px 0 0', paddingInlineStart: '20px' },
})

/** Brings outcomes from a file: looked at first, kept by a press, all of it or nothing. */
export function ImportDrawer({ cohortId, onClose }: { cohortId: string; onClose: () => void }) {
  const styles = useStyles()
  const tell = useTell()
  const input = useRef<HTMLInputElement>(null)
  const look = useSend(importOutcomes)
  const keep = useSend(importOutcomes, [getImpact])
  const [file, setFile] = useState<{ name: string; text: string } | null>(null)
  const [refusals, setRefusals] = useState(0)
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    const text = await chosen.text()
    setFile({ name: chosen.name, text })
    look.mutate({ params: { cohortId }, input: { text, keep: false } })
  }
  const faults = look.data?.faults ?? []
  const submit = () => {
    if (!file || faults.length > 0) return setRefusals(refusals + 1)
    keep.mutate({ params: { cohortId }, input: { text: file.text, keep: true } }, { onSuccess: ({ kept }) => {
      if (!kept) return
      tell(say('kept'))
      onClose()
    } })
  }
  const error = look.error ?? keep.error
  return (
    <FormDrawer open title={say('importOutcomes')} verb={[say('keep'), say('keeping')]} busy={keep.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      <Body1>{say('file')}</Body1>
      <Field {...(refusals > 0 && !file ? { validationMessage: say('chooseFile') } : {})}>
        {(field) => (
          <div className={styles.file}>
            <input ref={input} type="file" accept=".csv,.txt,.tsv" hidden aria-hidden tabIndex={-1} onChange={(event) => void take(event.currentTarget.files?.[0]).then(() => input.current && (input.current.value = ''))} />
            <Button {...field} icon={<DocumentArrowUp20Regular />} onClick={() => input.current?.click()}>
              {say(file ? 'chooseAnother' : 'chooseFile')}
            </Button>
            {file && <Body1 className={styles.name}>{file.name}</Body1>}
          </div>
        )}
      </Field>
      {error && <Failed title={say('notDone')} error={error} onRetry={submit} />}
      {look.data && faults.length === 0 && <Body1 role="status">{say('preview', { people: look.data.people, unknown: look.data.unknown })}</Body1>}
      {faults.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say('faults', { count: faults.length })}</MessageBarTitle>
            <ul className={styles.faults}>
              {faults.map(({ line, message }, at) => (
                <li key={at}>{say('line', { line, message })}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </FormDrawer>
  )
}
