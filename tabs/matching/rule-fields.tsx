import { Dropdown, Field, Option, Radio, RadioGroup, SpinButton, Switch } from '@fluentui/react-components'
import type { ScenarioDraft } from './scenario-words.ts'

type RuleFieldsProps = { rules: ScenarioDraft['rules']; floors: ScenarioDraft['floors']; floorFault: string | undefined; onRules: (change: Partial<ScenarioDraft['rules']>) => void; onFloors: (floors: ScenarioDraft['floors']) => void }

const reportingChoices = [
  { value: 'any', words: 'At any distance' },
  { value: '3', words: 'Up to three levels' },
  { value: '2', words: 'Up to two levels' },
  { value: '1', words: 'Only the direct manager' },
  { value: '0', words: 'Not at all' },
]

/** What a run must keep, each rule with what it means. */
export function RuleFields({ rules, floors, floorFault, onRules, onFloors }: RuleFieldsProps) {
  const reporting = String(rules.reportingLevels)
  const [lower, higher] = floors
  return (
    <>
      <Field label="Most mentees in a circle">
        <RadioGroup layout="horizontal" value={String(rules.circleSize)} onChange={(_, { value }) => onRules({ circleSize: Number(value) })}>
          <Radio value="1" label="1, pairs" />
          <Radio value="2" label="2" />
          <Radio value="3" label="3" />
          <Radio value="4" label="4" />
        </RadioGroup>
      </Field>
      <Field label="Departments inside a circle" hint="The mentor is always from another department than each mentee.">
        <RadioGroup value={rules.distinctDepartments} onChange={(_, { value }) => (value === 'hard' || value === 'prefer' || value === 'off') && onRules({ distinctDepartments: value })}>
          <Radio value="hard" label="All mentees from different ones" />
          <Radio value="prefer" label="Different where it can be" />
          <Radio value="off" label="They may repeat" />
        </RadioGroup>
      </Field>
      {rules.distinctDepartments === 'prefer' && (
        <Field label="Price of a repeat, of 100" hint="So much better the fit must be before two from one department meet.">
          <SpinButton min={0} max={100} value={rules.sameDepartmentPenalty / 10_000} onChange={(_, change) => onNumber(change, (value) => onRules({ sameDepartmentPenalty: Math.round(value * 10_000) }), 100)} />
        </Field>
      )}
      <Field label="Keep the reporting line apart" hint="Whether a mentor may stand above or below a mentee.">
        <Dropdown value={reportingChoices.find(({ value }) => value === reporting)?.words ?? `Up to ${reporting} levels`} selectedOptions={[reporting]} onOptionSelect={(_, { optionValue }) => optionValue !== undefined && onRules({ reportingLevels: optionValue === 'any' ? 'any' : Number(optionValue) })}>
          {reportingChoices.map(({ value, words }) => (
            <Option key={value} value={value}>
              {words}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Switch label="Mentor and mentee may have the same manager" checked={rules.sharedManager} onChange={(_, { checked }) => onRules({ sharedManager: checked })} />
      <Field label="Shared working hours" hint="On at least one day of the week. 0 asks for none.">
        <SpinButton min={0} max={12} step={0.5} value={rules.minSharedHours} onChange={(_, change) => onNumber(change, (value) => onRules({ minSharedHours: value }), 12)} />
      </Field>
      <Field label="Seasons before two people are paired again" hint="0 allows it at once.">
        <SpinButton min={0} max={10} value={rules.cooldownSeasons} onChange={(_, change) => onNumber(change, (value) => onRules({ cooldownSeasons: Math.round(value) }), 10)} />
      </Field>
      <Switch
        label="Avoid weak fits first, before the best total"
        checked={lower !== null}
        onChange={(_, { checked }) => onFloors(checked ? [25, 40] : [null, null])}
      />
      {lower !== null && (
        <>
          <Field label="As few people as possible below" hint="A fit of 100; this comes first.">
            <SpinButton min={1} max={99} value={lower} onChange={(_, change) => onNumber(change, (value) => onFloors([Math.round(value), higher]), 99)} />
          </Field>
          <Field label="Then as few as possible below" {...(floorFault ? { validationMessage: floorFault } : { hint: 'This comes second, and the total last.' })}>
            <SpinButton min={1} max={100} value={higher ?? 0} onChange={(_, change) => onNumber(change, (value) => onFloors([lower, value === 0 ? null : Math.round(value)]), 100)} />
          </Field>
        </>
      )}
    </>
  )
}

/** A SpinButton says either the number or, after typing, only the text. */
function onNumber({ value, displayValue }: { value?: number | null; displayValue?: string }, set: (value: number) => void, max: number): void {
  const next = value ?? (displayValue === undefined || displayValue.trim() === '' ? Number.NaN : Number(displayValue))
  if (Number.isFinite(next)) set(Math.min(max, Math.max(0, next)))
}
