import { Button, Menu, type MenuButtonProps, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner, SplitButton } from '@fluentui/react-components'
import type { MatchRunSummary } from '../../api/matching/contract.ts'
import type { Start } from './use-start.ts'

type RunAgainProps = {
  run: Pick<MatchRunSummary, 'id' | 'state' | 'rules' | 'weights'>
  start: Start
  busy: boolean
  appearance?: 'primary' | 'secondary'
  label?: string
  /** Small, inside a message. */
  small?: boolean
}

/** Runs the same rules again: freely around the locks, or changing as few pairs as possible. */
export function RunAgain({ run, start, busy, appearance = 'secondary', label = 'Run again', small = false }: RunAgainProps) {
  const size = small ? 'small' : 'medium'
  const waiting = start.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {}
  // Published circles stand anyway; only who waits is matched then.
  if (run.state === 'published') {
    return (
      <Button appearance={appearance} size={size} disabledFocusable={busy} {...waiting} onClick={() => start.again(run)}>
        {label}
      </Button>
    )
  }
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        {(trigger: MenuButtonProps) => (
          <SplitButton
            appearance={appearance}
            size={size}
            disabledFocusable={busy}
            {...waiting}
            menuButton={{ ...trigger, 'aria-label': 'Ways to run again' }}
            primaryActionButton={{ onClick: () => start.again(run) }}
          >
            {label}
          </SplitButton>
        )}
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem disabled={busy} subText="The best circles for all; locked pairs stay" onClick={() => start.again(run)}>
            Run again, keep locks
          </MenuItem>
          <MenuItem disabled={busy} subText="Only what has to change changes" onClick={() => start.again(run, 'circles')}>
            Run again, keep circles
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
