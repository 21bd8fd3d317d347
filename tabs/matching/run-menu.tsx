import { Button, makeStyles, Menu, MenuButton, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { Add20Regular, MoreHorizontal20Regular, Scales20Regular } from '@fluentui/react-icons'
import { useNavigate } from 'react-router'
import type { MatchRun, MatchRunSummary } from '../../api/matching/contract.ts'
import { useNow } from '../parts/me.tsx'
import { sayMoment } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/matching.ts'
import { stateWords } from './run-words.ts'

const useStyles = makeStyles({ picker: { minWidth: 0, padding: '0 8px', marginInlineStart: '-8px' }, list: { maxHeight: '60vh', overflowY: 'auto' } })

/** Which run one looks at, by name; the others are one press away. */
export function RunPicker({ runs, chosen, cohortId }: { runs: readonly MatchRunSummary[]; chosen: MatchRunSummary; cohortId: string }) {
  const styles = useStyles()
  const navigate = useNavigate()
  const reader = useReader()
  const now = useNow()
  return (
    <Menu checkedValues={{ run: [chosen.id] }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" className={styles.picker} aria-label={say('scenarioIs', { run: chosen.name })}>
          {chosen.name}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.list}>
        <MenuList>
          {runs.map((run) => (
            <MenuItemRadio key={run.id} name="run" value={run.id} subText={say('stateAt', { state: stateWords(run.state).words, when: sayMoment(run.requestedAt, now, reader) })} onClick={() => void navigate(`/manage/${cohortId}/match/${run.id}`)}>
              {run.name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

type RunMenuProps = { run: MatchRun; /** Null while no run can be started. */ onNew: (() => void) | null; onCompare: (() => void) | null }

/** What is seldom needed: a new scenario, and the comparison. */
export function RunMenu({ run, onNew, onCompare }: RunMenuProps) {
  if (onNew === null && onCompare === null) return null
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontal20Regular />} aria-label={say('moreFor', { run: run.name })} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {onNew && (
            <MenuItem icon={<Add20Regular />} onClick={onNew}>
              {say('newScenario')}
            </MenuItem>
          )}
          {onCompare && (
            <MenuItem icon={<Scales20Regular />} onClick={onCompare}>
              {say('compareScenarios')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
