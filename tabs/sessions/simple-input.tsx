import { Caption1, Checkbox, Field as Labelled, InfoLabel, Input, makeStyles, Radio, RadioGroup, Select, Textarea, tokens } from '@fluentui/react-components'
import type { Person } from '../../api/people/contract.ts'
import { say } from '../texts/sessions.ts'
import type { SimpleField, SimpleValue } from './form-types.ts'

const useStyles = makeStyles({
  // Five steps in a row of their own and the two words below its ends, which fits a phone.
  scale: { display: 'grid', gridTemplateColumns: 'repeat(5, minmax(40px, 64px))', justifyItems: 'center', maxWidth: '320px' },
  end: { gridColumn: 'span 2', justifySelf: 'start', color: tokens.colorNeutralForeground2 },
  otherEnd: { gridColumn: 'span 3', justifySelf: 'end', textAlign: 'end', color: tokens.colorNeutralForeground2 },
  number: { maxWidth: '160px' },
  select: { maxWidth: '320px' },
  checks: { display: 'flex', flexDirection: 'column' },
})

type SimpleInputProps = { field: SimpleField; value: SimpleValue | undefined; members: Person[]; /** What keeps the exercise from being ready. */ problem?: string | undefined; onChange: (value: SimpleValue | undefined) => void }

/** One question with the control that fits its kind. */
export function SimpleInput({ field, value, members, problem, onChange }: SimpleInputProps) {
  if (field.kind === 'yes') return <YesInput field={field} value={value} problem={problem} onChange={onChange} />
  const label = field.example ? <InfoLabel info={say('forExample', { example: field.example })}>{field.label}</InfoLabel> : field.label
  return (
    <Labelled label={label} required={field.needed === true} hint={hintOf(field, value)} {...(problem ? { validationMessage: problem, validationState: 'error' as const } : {})}>
      <Control field={field} value={value} members={members} onChange={onChange} />
    </Labelled>
  )
}

function hintOf(field: SimpleField, value: SimpleValue | undefined): string | undefined {
  const anchor = field.kind === 'level' && typeof value === 'number' ? field.anchors[value]?.means : undefined
  const seen = field.private ? say('onlyYouEver') : undefined
  return [anchor ?? field.hint, seen].filter(Boolean).join(' ') || undefined
}

type ControlProps = Omit<SimpleInputProps, 'problem'>

function Control({ field, value, members, onChange, ...labelled }: ControlProps) {
  const styles = useStyles()
  // Field hands its label and description to its only child; they are passed on to the control itself.
  if (field.kind === 'text')
    return field.lines && field.lines > 1 ? (
      <Textarea {...labelled} rows={field.lines} resize="vertical" maxLength={field.max} value={textOf(value)} onChange={(_, data) => onChange(data.value)} />
    ) : (
      <Input {...labelled} maxLength={field.max} value={textOf(value)} onChange={(_, data) => onChange(data.value)} />
    )
  if (field.kind === 'number')
    return <Input {...labelled} type="number" className={styles.number} min={field.min} max={field.max} step={field.step} value={textOf(value)} contentAfter={field.unit ? <Caption1>{field.unit}</Caption1> : null} onChange={(_, data) => onChange(numberOf(data.value))} />
  if (field.kind === 'date') return <Input {...labelled} type="date" className={styles.number} value={textOf(value)} onChange={(_, data) => onChange(data.value)} />
  if (field.kind === 'scale')
    return (
      <RadioGroup {...labelled} layout="horizontal-stacked" className={styles.scale} value={textOf(value)} onChange={(_, data) => onChange(Number(data.value))}>
        {[1, 2, 3, 4, 5].map((step) => (
          <Radio key={step} value={String(step)} label={<span aria-hidden>{step}</span>} aria-label={step === 1 ? say('scaleEnd', { step, word: field.from }) : step === 5 ? say('scaleEnd', { step, word: field.to }) : String(step)} />
        ))}
        <Caption1 className={styles.end}>{field.from}</Caption1>
        <Caption1 className={styles.otherEnd}>{field.to}</Caption1>
      </RadioGroup>
    )
  if (field.kind === 'choice' && field.options.length <= 4)
    return (
      <RadioGroup {...labelled} value={textOf(value)} onChange={(_, data) => onChange(data.value)}>
        {field.options.map((option) => (
          <Radio key={option.id} value={option.id} label={option.label} />
        ))}
      </RadioGroup>
    )
  if (field.kind === 'choices') {
    const chosen = Array.isArray(value) ? value : []
    return (
      <div {...labelled} role="group" className={styles.checks}>
        {field.options.map((option) => (
          <Checkbox
            key={option.id}
            label={option.label}
            checked={chosen.includes(option.id)}
            disabled={chosen.length >= field.max && !chosen.includes(option.id)}
            onChange={(_, { checked }) => onChange(checked ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))}
          />
        ))}
      </div>
    )
  }
  const isLevel = field.kind === 'level'
  return (
    <Select {...labelled} className={styles.select} value={textOf(value)} onChange={(_, data) => onChange(data.value === '' ? undefined : isLevel ? Number(data.value) : data.value)}>
      <option value="">{say('choose')}</option>
      {choicesOf(field, members).map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </Select>
  )
}

function choicesOf(field: SimpleField, members: Person[]): { id: string; label: string }[] {
  if (field.kind === 'level') return field.anchors.map(({ word }, at) => ({ id: String(at), label: `${at} · ${word}` }))
  if (field.kind === 'member') return members.map(({ id, displayName }) => ({ id, label: displayName }))
  return field.kind === 'choice' ? field.options : []
}

function YesInput({ field, value, problem, onChange }: Omit<SimpleInputProps, 'members'>) {
  return (
    <Labelled hint={field.hint} {...(problem ? { validationMessage: problem, validationState: 'error' as const } : {})}>
      <Checkbox label={field.label} required={field.needed === true} checked={value === true} onChange={(_, { checked }) => onChange(checked === true ? true : undefined)} />
    </Labelled>
  )
}

function textOf(value: SimpleValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function numberOf(text: string): number | undefined {
  return text === '' || Number.isNaN(Number(text)) ? undefined : Number(text)
}
