import { Dropdown, makeStyles, Option, Tab, TabList } from '@fluentui/react-components'
import type { MatchRun } from '../../api/matching/contract.ts'
import { PHONE, useWidth } from '../parts/width.ts'
import { say } from '../texts/matching.ts'

const views = ['circles', 'unmatched', 'rules', 'fairness', 'scenarios'] as const
export type View = (typeof views)[number]

export function isView(word: unknown): word is View {
  return views.some((view) => view === word)
}

const useStyles = makeStyles({
  list: { marginInlineStart: '-10px', marginBottom: '12px' },
  choice: { width: '100%', marginBottom: '12px' },
})

type RunTabsProps = { id: string; run: MatchRun; /** How many runs there are. */ runs: number; view: View; onView: (view: View) => void }

/** The parts of a run: tabs, on a phone a choice, because five of them do not fit. */
export function RunTabs({ id, run, runs, view, onView }: RunTabsProps) {
  const styles = useStyles()
  const phone = useWidth(PHONE)
  const labels: Record<View, string> = {
    circles: say('circlesTab', { count: run.circles.length }),
    unmatched: say(run.state === 'published' ? 'waitlistTab' : 'unmatchedTab', { count: run.unmatched.length }),
    rules: say('rulesTab'),
    fairness: say('fairnessTab'),
    scenarios: say('scenariosTab', { count: runs }),
  }
  if (phone) {
    return (
      <Dropdown className={styles.choice} id={`${id}-${view}`} aria-label={say('partOfRun')} value={labels[view]} selectedOptions={[view]} onOptionSelect={(_, { optionValue }) => isView(optionValue) && onView(optionValue)}>
        {views.map((one) => (
          <Option key={one} value={one}>
            {labels[one]}
          </Option>
        ))}
      </Dropdown>
    )
  }
  return (
    <TabList className={styles.list} selectedValue={view} onTabSelect={(_, { value }) => isView(value) && onView(value)}>
      {views.map((one) => (
        <Tab key={one} value={one} id={`${id}-${one}`} {...(one === view ? { 'aria-controls': `${id}-panel` } : {})}>
          {labels[one]}
        </Tab>
      ))}
    </TabList>
  )
}
