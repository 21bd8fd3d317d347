import { Dropdown, makeStyles, Option } from '@fluentui/react-components'
import type { Results } from '../../api/outcomes/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/outcomes.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', paddingBottom: '16px' },
  pick: { minWidth: '180px', [PHONE]: { flex: '1 1 140px', minWidth: '140px' } },
})

const ALL = 'all'

export type View = { function: string | null; site: string | null; compareWith: string | null }

type FiltersProps = { results: Results; view: View; /** Cohorts one may look at beside this one. */ others: readonly Cohort[]; onChange: (view: View) => void }

/** Of whom the figures are: one function or one site, never both; and which cohort stands beside them. */
export function ResultsFilters({ results, view, others, onChange }: FiltersProps) {
  const styles = useStyles()
  return (
    <div className={styles.bar} role="search">
      <Pick label={say('function')} all={say('allFunctions')} names={results.functions} chosen={view.function} onPick={(name) => onChange({ ...view, function: name, site: null })} />
      <Pick label={say('site')} all={say('allSites')} names={results.sites} chosen={view.site} onPick={(name) => onChange({ ...view, site: name, function: null })} />
      {others.length > 0 && (
        <Dropdown
          className={styles.pick}
          aria-label={say('compareWith')}
          value={others.find(({ id }) => id === view.compareWith)?.name ?? say('compareWith')}
          selectedOptions={[view.compareWith ?? ALL]}
          onOptionSelect={(_, { optionValue }) => onChange({ ...view, compareWith: optionValue === undefined || optionValue === ALL ? null : optionValue })}
        >
          <Option value={ALL}>{say('nobodyElse')}</Option>
          {others.map(({ id, name, program }) => (
            <Option key={id} value={id} text={name}>
              {`${name} · ${program.name}`}
            </Option>
          ))}
        </Dropdown>
      )}
    </div>
  )
}

type PickProps = { label: string; all: string; names: readonly string[]; chosen: string | null; onPick: (name: string | null) => void }

function Pick({ label, all, names, chosen, onPick }: PickProps) {
  const styles = useStyles()
  if (names.length === 0 && chosen === null) return null
  return (
    <Dropdown className={styles.pick} aria-label={label} value={chosen ?? all} selectedOptions={[chosen ?? ALL]} onOptionSelect={(_, { optionValue }) => onPick(optionValue === undefined || optionValue === ALL ? null : optionValue)}>
      <Option value={ALL}>{all}</Option>
      {names.map((name) => (
        <Option key={name} value={name}>
          {name}
        </Option>
      ))}
    </Dropdown>
  )
}
