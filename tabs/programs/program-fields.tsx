import { Caption1, Checkbox, Field, Input, makeStyles, Radio, RadioGroup, SpinButton, Textarea, tokens } from '@fluentui/react-components'
import { PersonPicker } from '../parts/person-picker.tsx'
import { say } from '../texts/programs.ts'
import { type Faults, type ProgramDraft, type Waits, waitsSentence } from './cohort-words.ts'

const waits = [
  { field: 'remindAfterDays', key: 'remindAfter', most: 30 },
  { field: 'escalateAfterDays', key: 'escalateAfter', most: 40 },
  { field: 'expireAfterDays', key: 'expireAfter', most: 60 },
] as const satisfies { field: keyof Waits; key: string; most: number }[]

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
      <Field label={say('name')} required {...fault('name')}>
        <Input value={draft.name} maxLength={80} onChange={(_, { value }) => onChange({ name: value })} />
      </Field>
      <Field label={say('theme')} {...fault('theme', say('themeHint'))}>
        <Input value={draft.theme} maxLength={60} onChange={(_, { value }) => onChange({ theme: value })} />
      </Field>
      <Field label={say('purpose')} required {...fault('purpose', say('purposeHint'))}>
        <Textarea value={draft.purpose} rows={4} maxLength={600} resize="vertical" onChange={(_, { value }) => onChange({ purpose: value })} />
      </Field>
      <Field label={say('approval')} hint={say('approvalHint')}>
        <Checkbox checked={draft.mentorNeedsApproval} label={say('askMentorsManager')} onChange={(_, { checked }) => onChange({ mentorNeedsApproval: checked === true })} />
      </Field>
      <div className={styles.waits} role="group" aria-label={say('whenNobodyAnswers')}>
        {waits.map(({ field, key, most }) => (
          <Field key={field} label={say(key)} className={styles.wait} {...fault(field)}>
            <SpinButton value={draft[field]} min={1} max={most} onChange={(_, { value, displayValue }) => onChange({ [field]: daysOf(value ?? Number(displayValue), draft[field], most) })} />
          </Field>
        ))}
        <Caption1 role="status" className={styles.meta}>
          {waitsSentence(draft)}
        </Caption1>
      </div>
      {mailboxStays ? (
        <Caption1 className={styles.meta}>{say('mailboxStays')}</Caption1>
      ) : (
        <>
          <Field label={say('bookedFrom')} {...fault('seriesMailbox')}>
            <RadioGroup value={draft.mailbox} onChange={(_, { value }) => onChange({ mailbox: value === 'one' ? 'one' : 'mentor' })}>
              <Radio value="mentor" label={say('bookedFromMentor')} />
              <Radio value="one" label={say('bookedFromOne')} />
            </RadioGroup>
          </Field>
          {draft.mailbox === 'one' && (
            <PersonPicker label={say('whoseMailbox')} hint={say('whoseMailboxHint')} max={1} picked={draft.owner ? [draft.owner] : []} elsewhere={[]} onChange={([owner]) => onChange({ owner: owner ?? null })} />
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
