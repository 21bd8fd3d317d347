import { Body1Strong, Caption1, makeStyles, Menu, MenuButton, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, tokens } from '@fluentui/react-components'
import { useNavigate } from 'react-router'
import type { Cohort } from '../../api/programs/contract.ts'
import { Bone } from '../parts/loading.tsx'
import { say } from '../texts/programs-manage.ts'
import { cohortState } from './cohort-state.ts'

const useStyles = makeStyles({
  button: { width: '100%', justifyContent: 'space-between', textAlign: 'start', marginBottom: '8px', minHeight: '52px' },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', flexGrow: 1, minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  wait: { height: '52px', marginBottom: '8px', padding: '10px' },
  none: { padding: '8px 10px 16px', color: tokens.colorNeutralForeground2 },
})

type SwitcherProps = {
  cohorts: readonly Cohort[] | undefined
  chosen: Cohort | null
  /** The section that stays open when the cohort changes. */
  section: string
  /** Where a cohort opens that has no such section. */
  first: string
  onChoose: () => void
}

/** Which cohort the sections below speak of. */
export function CohortSwitcher({ cohorts, chosen, section, first, onChoose }: SwitcherProps) {
  const styles = useStyles()
  const navigate = useNavigate()
  if (!cohorts) {
    return (
      <div className={styles.wait}>
        <Bone width="70%" height={32} />
      </div>
    )
  }
  if (!chosen) return <Caption1 className={styles.none}>{say('noCohort')}</Caption1>
  const kept = ['overview', 'enrolments', 'match', 'circles', 'calendar', 'repairs', 'results'].includes(section) ? section : first
  return (
    <Menu checkedValues={{ cohort: [chosen.id] }} positioning={{ matchTargetSize: 'width' }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="outline" className={styles.button}>
          <span className={styles.words}>
            <Body1Strong>{chosen.name}</Body1Strong>{' '}
            <Caption1 className={styles.meta}>{chosen.program.name}</Caption1>
          </span>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {cohorts.map((cohort) => (
            <MenuItemRadio
              key={cohort.id}
              name="cohort"
              value={cohort.id}
              subText={`${cohort.program.name} · ${cohortState(cohort.state).words}`}
              onClick={() => {
                onChoose()
                void navigate(`/manage/${cohort.id}/${kept}`)
              }}
            >
              {cohort.name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
