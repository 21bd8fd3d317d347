import { useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { Lightbulb16Regular } from '@fluentui/react-icons'
import { addGoal, changeGoal, getRoadmap, type Goal, GoalInput, type Roadmap } from '../../api/roadmap/contract.ts'
import { say } from '../texts/goals.ts'
import { useSend } from './answers.ts'
import { useMe } from './me.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { Failed } from './message.tsx'
import { useTell } from './toast.tsx'
import { hintsFor } from './goal-hints.ts'
import { levelKeys } from './goal-review.tsx'

const useStyles = makeStyles({
  numbers: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))', gap: '12px' },
  number: { minWidth: 0 },
  hints: { display: 'flex', flexDirection: 'column', gap: '8px', minHeight: '48px', color: tokens.colorNeutralForeground2 },
  hint: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  icon: { flexShrink: 0, marginTop: '2px' },
  levels: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '12px' },
})

const noLevels = levelKeys.map(() => '')

type Written = { title: string; measure: string; baseline: string; target: string; current: string; evidence: string; dueOn: string; why: string; levels: string[] }

const faultKeys = {
  title: 'lettersTitle',
  measure: 'countedMissing',
  baseline: 'enterNumber',
  target: 'targetMissing',
  current: 'enterNumber',
  evidence: 'lettersEvidence',
  dueOn: 'chooseDate',
  why: 'lettersWhy',
  levels: 'lettersLevels',
} as const satisfies Record<keyof Written, string>

function written(goal: Goal | null, roadmap: Roadmap): Written {
  if (!goal) return { title: '', measure: '', baseline: '0', target: '', current: '', evidence: '', dueOn: roadmap.cohort.endsOn, why: '', levels: noLevels }
  return { ...goal, levels: goal.levels ?? noLevels, baseline: String(goal.baseline), target: String(goal.target), current: String(goal.current) }
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'))
}

/** Writing or updating a goal, with questions beside it that never stand in the way. */
export function GoalDrawer({ roadmap, goal, onClose }: { roadmap: Roadmap; goal: Goal | null; onClose: () => void }) {
  const styles = useStyles()
  const me = useMe()
  const tell = useTell()
  const [form, setForm] = useState(() => written(goal, roadmap))
  const [refusals, setRefusals] = useState(0)
  const add = useSend(addGoal, [getRoadmap])
  const change = useSend(changeGoal, [getRoadmap])
  const saving = add.isPending || change.isPending
  const error = add.error ?? change.error

  const input = {
    title: form.title,
    measure: form.measure,
    baseline: numberOf(form.baseline),
    target: numberOf(form.target),
    ...(goal ? { current: numberOf(form.current) } : {}),
    evidence: form.evidence,
    dueOn: form.dueOn,
    why: form.why,
    levels: form.levels.some((level) => level.trim() !== '') ? form.levels : null,
  }
  const parsed = GoalInput.safeParse(input)
  const wrong = new Set(refusals > 0 && !parsed.success ? parsed.error.issues.map((issue) => String(issue.path[0])) : [])
  const hints = hintsFor(form, me.language ?? 'en')
  const set = (part: Partial<Written>) => setForm((before) => ({ ...before, ...part }))
  const check = (field: keyof Written) => (wrong.has(field) ? { validationMessage: say(faultKeys[field]), validationState: 'error' as const } : {})

  function save() {
    if (!parsed.success) return setRefusals((count) => count + 1)
    const done = {
      onSuccess: () => {
        tell(say(goal ? 'updated' : 'added'))
        onClose()
      },
    }
    if (goal) change.mutate({ params: { goalId: goal.id }, input: parsed.data }, done)
    else add.mutate({ params: { circleId: roadmap.circle.id }, input: parsed.data }, done)
  }

  return (
    <FormDrawer open title={say(goal ? 'updateTitle' : 'add')} verb={[say('save'), say('saving')]} busy={saving} refusals={refusals} onSubmit={save} onClose={onClose}>
      {error && <Failed title={say('notSaved')} error={error} onRetry={save} />}
      <Field label={say('reach')} required hint={say('reachHint')} {...check('title')}>
        <Textarea value={form.title} maxLength={120} rows={2} onChange={(_, { value }) => set({ title: value })} />
      </Field>
      <Field label={say('why')} hint={say('whyHint')} {...check('why')}>
        <Input value={form.why} maxLength={240} onChange={(_, { value }) => set({ why: value })} />
      </Field>
      <div className={styles.hints} role="status" aria-label={say('hintsLabel')}>
        {hints.map((hint) => (
          <Body1 key={hint} className={styles.hint}>
            <Lightbulb16Regular className={styles.icon} aria-hidden />
            {hint}
          </Body1>
        ))}
      </div>
      <Field label={say('counts')} required hint={say('countsHint')} {...check('measure')}>
        <Input value={form.measure} maxLength={80} onChange={(_, { value }) => set({ measure: value })} />
      </Field>
      <div className={styles.numbers}>
        <NumberField label={say('start')} value={form.baseline} check={check('baseline')} onChange={(baseline) => set({ baseline })} />
        {goal && <NumberField label={say('now')} value={form.current} check={check('current')} onChange={(current) => set({ current })} />}
        <NumberField label={say('target')} value={form.target} check={check('target')} onChange={(target) => set({ target })} />
      </div>
      <Field label={say('dueOn')} required {...check('dueOn')}>
        <Input type="date" value={form.dueOn} onChange={(_, { value }) => set({ dueOn: value })} />
      </Field>
      <Field label={say('couldShow')} hint={say('couldShowHint')} {...check('evidence')}>
        <Input value={form.evidence} maxLength={160} onChange={(_, { value }) => set({ evidence: value })} />
      </Field>
      <Accordion collapsible>
        <AccordionItem value="levels">
          <AccordionHeader>{say('levels')}</AccordionHeader>
          <AccordionPanel>
            <div className={styles.levels}>
              <Body1 className={styles.hint}>{say('levelsHint')}</Body1>
              {levelKeys.map((key, at) => (
                <Field key={key} label={say(key)}>
                  <Input value={form.levels[at] ?? ''} maxLength={120} onChange={(_, { value }) => set({ levels: form.levels.map((level, index) => (index === at ? value : level)) })} />
                </Field>
              ))}
            </div>
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </FormDrawer>
  )
}

type NumberFieldProps = { label: string; value: string; check: { validationMessage?: string; validationState?: 'error' }; onChange: (value: string) => void }

function NumberField({ label, value, check, onChange }: NumberFieldProps) {
  const styles = useStyles()
  return (
    <Field label={label} required className={styles.number} {...check}>
      <Input inputMode="decimal" value={value} input={{ size: 4 }} onChange={(_, data) => onChange(data.value)} />
    </Field>
  )
}
