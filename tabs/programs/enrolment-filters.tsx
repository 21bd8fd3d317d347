import { Button, Dropdown, makeStyles, Option, SearchBox, ToggleButton } from '@fluentui/react-components'
import { Warning20Filled, Warning20Regular } from '@fluentui/react-icons'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/programs-enrolments.ts'
import { type EnrolmentFilter, isNarrowed } from './enrolment-figures.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', paddingBottom: '12px' },
  search: { width: '256px', maxWidth: '100%', [PHONE]: { width: '100%' } },
  pick: { minWidth: '160px', [PHONE]: { flex: '1 1 0', minWidth: '140px' } },
})

const ALL = 'all'

type FiltersProps = {
  filter: EnrolmentFilter
  departments: readonly string[]
  /** Whether anybody is stuck, so that there is something to look for. */
  someStuck: boolean
  onChange: (change: Partial<EnrolmentFilter>) => void
  onClear: () => void
}

/** Narrows the list by words, role, department and by what is stuck; the state is chosen in the strip above. */
export function EnrolmentFilters({ filter, departments, someStuck, onChange, onClear }: FiltersProps) {
  const styles = useStyles()
  const roles = { all: say('allRoles'), mentee: say('mentees'), mentor: say('mentors') }
  return (
    <div className={styles.bar} role="search">
      <SearchBox className={styles.search} placeholder={say('find')} aria-label={say('find')} value={filter.search} onChange={(_, { value }) => onChange({ search: value })} />
      <Dropdown
        className={styles.pick}
        aria-label={say('role')}
        value={roles[filter.role ?? ALL]}
        selectedOptions={[filter.role ?? ALL]}
        onOptionSelect={(_, { optionValue }) => onChange({ role: optionValue === 'mentee' || optionValue === 'mentor' ? optionValue : null })}
      >
        <Option value={ALL}>{roles.all}</Option>
        <Option value="mentee">{roles.mentee}</Option>
        <Option value="mentor">{roles.mentor}</Option>
      </Dropdown>
      <Dropdown
        className={styles.pick}
        aria-label={say('department')}
        value={filter.department ?? say('allDepartments')}
        selectedOptions={[filter.department ?? ALL]}
        onOptionSelect={(_, { optionValue }) => onChange({ department: optionValue === undefined || optionValue === ALL ? null : optionValue })}
      >
        <Option value={ALL}>{say('allDepartments')}</Option>
        {departments.map((department) => (
          <Option key={department} value={department}>
            {department}
          </Option>
        ))}
      </Dropdown>
      {(someStuck || filter.stuckOnly) && <ToggleButton appearance="subtle" checked={filter.stuckOnly} icon={filter.stuckOnly ? <Warning20Filled /> : <Warning20Regular />} onClick={() => onChange({ stuckOnly: !filter.stuckOnly })}>
        {say('onlyStuck')}
      </ToggleButton>}
      {isNarrowed(filter) && (
        <Button appearance="transparent" onClick={onClear}>
          {say('clearFilters')}
        </Button>
      )}
    </div>
  )
}
