import { Button, Menu, type MenuButtonProps, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner, SplitButton } from '@fluentui/react-components'
import type { MatchRunSummary } from '../../api/matching/contract.ts'
import { say } from '../texts/matching.ts'
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
export function RunAgain({ run, start, busy, appearance = 'secondary', label = say('runAgain'), small = false }: RunAgainProps) {
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
            menuButton={{ ...trigger, 'aria-label': say('waysToRunAgain') }}
            primaryActionButton={{ onClick: () => start.again(run) }}
          >
            {label}
          </SplitButton>
        )}
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem disabled={busy} subText={say('keepLocksDetail')} onClick={() => start.again(run)}>
            {say('runAgainKeepLocks')}
          </MenuItem>
          <MenuItem disabled={busy} subText={say('keepCirclesDetail')} onClick={() => start.again(run, 'circles')}>
            {say('runAgainKeepCircles')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
