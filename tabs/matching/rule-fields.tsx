import { Dropdown, Field, Option, Radio, RadioGroup, SpinButton, Switch } from '@fluentui/react-components'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/matching-rules.ts'
import type { ScenarioDraft } from './scenario-words.ts'

type RuleFieldsProps = { rules: ScenarioDraft['rules']; floors: ScenarioDraft['floors']; floorFault: string | undefined; onRules: (change: Partial<ScenarioDraft['rules']>) => void; onFloors: (floors: ScenarioDraft['floors']) => void }

const reportingChoices = [
  { value: 'any', words: 'reportingAnyDistance' },
  { value: '3', words: 'reportingThreeLevels' },
  { value: '2', words: 'reportingTwoLevels' },
  { value: '1', words: 'reportingManager' },
  { value: '0', words: 'reportingNotAtAll' },
] as const

/** What a run must keep, each rule with what it means. */
export function RuleFields({ rules, floors, floorFault, onRules, onFloors }: RuleFieldsProps) {
  const reporting = String(rules.reportingLevels)
  const reportingKey = reportingChoices.find(({ value }) => value === reporting)?.words
  const [lower, higher] = floors
  return (
    <>
      <Field label={say('mostMentees')}>
        <RadioGroup layout="horizontal" value={String(rules.circleSize)} onChange={(_, { value }) => onRules({ circleSize: Number(value) })}>
          <Radio value="1" label={say('onePairs')} />
          <Radio value="2" label={numberOf(2)} />
          <Radio value="3" label={numberOf(3)} />
          <Radio value="4" label={numberOf(4)} />
        </RadioGroup>
      </Field>
      <Field label={say('departmentsInside')} hint={say('departmentsInsideHint')}>
        <RadioGroup value={rules.distinctDepartments} onChange={(_, { value }) => (value === 'hard' || value === 'prefer' || value === 'off') && onRules({ distinctDepartments: value })}>
          <Radio value="hard" label={say('departmentsAllDifferent')} />
          <Radio value="prefer" label={say('departmentsPreferred')} />
          <Radio value="off" label={say('departmentsRepeat')} />
        </RadioGroup>
      </Field>
      {rules.distinctDepartments === 'prefer' && (
        <Field label={say('repeatPrice')} hint={say('repeatPriceHint')}>
          <SpinButton min={0} max={100} value={rules.sameDepartmentPenalty / 10_000} onChange={(_, change) => onNumber(change, (value) => onRules({ sameDepartmentPenalty: Math.round(value * 10_000) }), 100)} />
        </Field>
      )}
      <Field label={say('reportingApartLabel')} hint={say('reportingApartHint')}>
        <Dropdown value={reportingKey ? say(reportingKey) : say('reportingLevels', { levels: Number(reporting) })} selectedOptions={[reporting]} onOptionSelect={(_, { optionValue }) => optionValue !== undefined && onRules({ reportingLevels: optionValue === 'any' ? 'any' : Number(optionValue) })}>
          {reportingChoices.map(({ value, words }) => (
            <Option key={value} value={value}>
              {say(words)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Switch label={say('sharedManagerLabel')} checked={rules.sharedManager} onChange={(_, { checked }) => onRules({ sharedManager: checked })} />
      <Field label={say('sharedHoursLabel')} hint={say('sharedHoursHint')}>
        <SpinButton min={0} max={12} step={0.5} value={rules.minSharedHours} onChange={(_, change) => onNumber(change, (value) => onRules({ minSharedHours: value }), 12)} />
      </Field>
      <Field label={say('seasonsBetween')} hint={say('seasonsBetweenHint')}>
        <SpinButton min={0} max={10} value={rules.cooldownSeasons} onChange={(_, change) => onNumber(change, (value) => onRules({ cooldownSeasons: Math.round(value) }), 10)} />
      </Field>
      <Switch
        label={say('weakFitsFirst')}
        checked={lower !== null}
        onChange={(_, { checked }) => onFloors(checked ? [25, 40] : [null, null])}
      />
      {lower !== null && (
        <>
          <Field label={say('lowerFloor')} hint={say('lowerFloorHint')}>
            <SpinButton min={1} max={99} value={lower} onChange={(_, change) => onNumber(change, (value) => onFloors([Math.round(value), higher]), 99)} />
          </Field>
          <Field label={say('higherFloor')} {...(floorFault ? { validationMessage: floorFault } : { hint: say('higherFloorHint') })}>
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
