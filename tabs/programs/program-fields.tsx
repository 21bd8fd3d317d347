import { Caption1, Checkbox, Field, Input, makeStyles, Radio, RadioGroup, SpinButton, Textarea, tokens } from '@fluentui/react-components'
import { PersonPicker } from '../parts/person-picker.tsx'
import { type Faults, type ProgramDraft, type Waits, waitsSentence } from './cohort-words.ts'

const waits: { field: keyof Waits; label: string; most: number }[] = [
  { field: 'remindAfterDays', label: 'Remind after', most: 30 },
  { field: 'escalateAfterDays', label: 'Ask the next after', most: 40 },
  { field: 'expireAfterDays', label: 'Close after', most: 60 },
]

const useStyles = makeStyles({
  waits: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '8px 12px' },
  wait: { flex: '1 1 112px', '& .fui-SpinButton': { minWidth: 0, width: '100%', boxSizing: 'border-box' } },
  meta: { color: tokens.colorNeutralForeground2, width: '100%' },
})

type ProgramFieldsProps = { draft: ProgramDraft; faults: Faults; /** Meetings are in a mailbox already and stay there. */ mailboxStays?: boolean; onChange: (change: Partial<ProgramDraft>) => void }

/** What a program is made of: what it is for, who is asked and when somebody else is, and where its meetings stand. */
export function ProgramFields({ draft, faults, mailboxStays = false, onChange }: ProgramFieldsProps) {
  const styles = useStyles()
  const fault = (field: string, hint?: string) => (faults[field] ? { validationMessage: faults[field] } : { hint })
  return (
    <>
      <Field label="Name" required {...fault('name')}>
        <Input value={draft.name} maxLength={80} onChange={(_, { value }) => onChange({ name: value })} />
      </Field>
      <Field label="Theme" {...fault('theme', 'Optional. A line people recognize, for example #BuildTogether&GrowTogether.')}>
        <Input value={draft.theme} maxLength={60} onChange={(_, { value }) => onChange({ theme: value })} />
      </Field>
      <Field label="What people get out of it" required {...fault('purpose', 'Everybody who may enrol reads this.')}>
        <Textarea value={draft.purpose} rows={4} maxLength={600} resize="vertical" onChange={(_, { value }) => onChange({ purpose: value })} />
      </Field>
      <Field label="Approval" hint="A mentee’s manager is always asked.">
        <Checkbox checked={draft.mentorNeedsApproval} label="Ask a mentor’s manager too" onChange={(_, { checked }) => onChange({ mentorNeedsApproval: checked === true })} />
      </Field>
      <div className={styles.waits} role="group" aria-label="When nobody answers">
        {waits.map(({ field, label, most }) => (
          <Field key={field} label={label} className={styles.wait} {...fault(field)}>
            <SpinButton value={draft[field]} min={1} max={most} onChange={(_, { value, displayValue }) => onChange({ [field]: daysOf(value ?? Number(displayValue), draft[field], most) })} />
          </Field>
        ))}
        <Caption1 role="status" className={styles.meta}>
          {waitsSentence(draft)}
        </Caption1>
      </div>
      {mailboxStays ? (
        <Caption1 className={styles.meta}>Circles meet already, so their meetings stay in the mailbox where they are.</Caption1>
      ) : (
        <>
          <Field label="Monthly meetings are booked from" {...fault('seriesMailbox')}>
            <RadioGroup value={draft.mailbox} onChange={(_, { value }) => onChange({ mailbox: value === 'one' ? 'one' : 'mentor' })}>
              <Radio value="mentor" label="The calendar of each circle’s mentor" />
              <Radio value="one" label="One mailbox for the whole program" />
            </RadioGroup>
          </Field>
          {draft.mailbox === 'one' && (
            <PersonPicker label="Whose mailbox" hint="It organizes every meeting, and mentors are invited. IT must let Crosspath book in it." max={1} picked={draft.owner ? [draft.owner] : []} elsewhere={[]} onChange={([owner]) => onChange({ owner: owner ?? null })} />
          )}
        </>
      )}
    </>
  )
}

/** A number of days as typed; what is no number leaves it as it was. */
function daysOf(typed: number, before: number, most: number): number {
  return Number.isFinite(typed) ? Math.min(most, Math.max(1, Math.round(typed))) : before
}
