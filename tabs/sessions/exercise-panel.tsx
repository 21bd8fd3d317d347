import { useRef, useState } from 'react'
import { Body1, Button, Caption1, makeStyles, Spinner, Switch, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Regular, Eye16Regular, LockClosed16Regular } from '@fluentui/react-icons'
import { flushSync } from 'react-dom'
import type { Person } from '../../api/people/contract.ts'
import type { Exercise } from '../../api/sessions/contract.ts'
import { useNow } from '../parts/me.tsx'
import { Note } from '../parts/message.tsx'
import { daysUntil, sayMoment, timeOf } from '../parts/moments.ts'
import { NotSaved } from '../parts/not-saved.tsx'
import { ActionBar } from '../parts/page.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/sessions.ts'
import { missingIn, rowsOf, withAnswer } from './form-types.ts'
import { ListInput } from './list-input.tsx'
import { PlacedRows } from './placed-rows.tsx'
import { seenBy } from './room-words.ts'
import { SimpleInput } from './simple-input.tsx'
import { useExercise } from './use-exercise.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '20px', padding: '4px 0 20px', maxWidth: '640px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  seen: { display: 'flex', gap: '8px', alignItems: 'flex-start', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0 },
  saved: { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '16px', color: tokens.colorNeutralForeground2 },
})

type ExercisePanelProps = { params: { circleId: string; number: number }; exercise: Exercise; members: Person[]; onReady: () => void; onTake: () => void }

/** One exercise: its questions, kept while they are answered; shared and marked as ready on purpose only. */
export function ExercisePanel({ params, exercise, members, onReady, onTake }: ExercisePanelProps) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const draft = useExercise(params, exercise, onTake)
  const [sending, setSending] = useState(false)
  // What is missing shows once it was asked for, and goes away as it is mended.
  const [asked, setAsked] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const { form } = exercise
  const refused = new Map(draft.error?.details.map(({ path, message }) => [/answers\.([^.]+)/.exec(path)?.[1] ?? '', message]))
  const set = (id: string, value: Parameters<typeof withAnswer>[2]) => draft.change({ answers: withAnswer(draft.answers, id, value as never) })
  const open = form.fields.filter(({ id }) => exercise.suggested[id] !== undefined && draft.answers[id] === undefined)
  const problems = new Map([...(asked ? missingIn(form, draft.answers) : []), ...refused])
  const press = async () => {
    if (!draft.ready && missingIn(form, draft.answers).size > 0) {
      flushSync(() => setAsked(true))
      panel.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus()
      return
    }
    setSending(true)
    const done = await draft.send({ ready: !draft.ready })
    setSending(false)
    if (done && !draft.ready) onReady()
  }
  return (
    <div ref={panel} className={styles.form}>
      <Body1 className={styles.quiet}>{form.intro}</Body1>
      {exercise.notes.map((note) => (
        <Caption1 key={note} className={styles.quiet}>
          {note}
        </Caption1>
      ))}
      {open.length > 0 && (
        <Note title={say('suggested')} action={<Button onClick={() => draft.change({ answers: { ...draft.answers, ...Object.fromEntries(open.map(({ id }) => [id, exercise.suggested[id]!])) } })}>{say('takeItOver')}</Button>}>
          {say('suggestedDetail')}
        </Note>
      )}
      {form.fields.map((field) =>
        field.kind === 'list' ? (
          <ListInput key={field.id} field={field} rows={rowsOf(draft.answers[field.id])} members={members} problem={problems.get(field.id)} onChange={(rows) => set(field.id, rows)} />
        ) : (
          <SimpleInput key={field.id} field={field} value={draft.answers[field.id] as never} members={members} problem={problems.get(field.id)} onChange={(value) => set(field.id, value)} />
        ),
      )}
      <PlacedRows formId={form.id} rows={rowsOf(draft.answers[form.id])} />
      {form.seen === 'choice' && <Switch checked={draft.shared} label={say(draft.shared ? 'shared' : 'share')} onChange={(_, { checked }) => void draft.send({ shared: checked })} />}
      <Caption1 className={styles.seen}>
        {form.seen === 'mine' || (form.seen === 'choice' && !draft.shared) ? <LockClosed16Regular className={styles.icon} aria-hidden /> : <Eye16Regular className={styles.icon} aria-hidden />}
        {seenBy(form.seen, draft.shared, members.length)}
      </Caption1>
      {draft.incomplete && <Note intent="warning" title={say('notReadyYet')}>{draft.incomplete.message}</Note>}
      <NotSaved draft={draft} title={say('exerciseNotSaved')} onRetry={() => void draft.send({})} />
      <ActionBar>
        <Button appearance={draft.ready ? 'secondary' : 'primary'} disabledFocusable={sending} onClick={() => void press()} {...(sending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
          {say(draft.ready ? 'workOn' : 'markReady')}
        </Button>
        <Caption1 className={styles.saved} role="status">
          {draft.saving && !draft.error ? say('saving') : draft.savedAt !== null && !draft.error ? <><CheckmarkCircle16Regular aria-hidden />{say('savedWhen', { when: daysUntil(draft.savedAt, now, reader) === 0 ? timeOf(draft.savedAt, reader) : sayMoment(draft.savedAt, now, reader) })}</> : ''}
        </Caption1>
      </ActionBar>
    </div>
  )
}
