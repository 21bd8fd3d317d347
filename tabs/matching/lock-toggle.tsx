import { ToggleButton, Tooltip } from '@fluentui/react-components'
import { bundleIcon, LockClosed20Filled, LockClosed20Regular, LockOpen20Regular } from '@fluentui/react-icons'
import { say } from '../texts/matching-circles.ts'

const Locked = bundleIcon(LockClosed20Filled, LockClosed20Filled)
const Partly = bundleIcon(LockClosed20Filled, LockClosed20Regular)
const tips = { all: 'lockedForNextRun', some: 'partlyLocked', none: 'lockForNextRun' } as const

type LockToggleProps = {
  /** `some`: part of the circle is locked. */
  lock: 'all' | 'some' | 'none'
  /** What a press does: "Lock Jon Keller’s circle". */
  name: string
  /** The word on the button; without it the icon stands alone. */
  label?: string
  busy: boolean
  onPress: () => void
}

/** Holds a pair or a circle for the next run. */
export function LockToggle({ lock, name, label, busy, onPress }: LockToggleProps) {
  const icon = lock === 'all' ? <Locked /> : lock === 'some' ? <Partly /> : <LockOpen20Regular />
  const button = (
    <ToggleButton
      size="small"
      appearance={label === undefined ? 'subtle' : 'secondary'}
      icon={icon}
      checked={lock === 'all'}
      {...(lock === 'some' ? { 'aria-pressed': 'mixed' as const } : {})}
      disabledFocusable={busy}
      aria-label={name}
      onClick={(event) => {
        event.stopPropagation()
        onPress()
      }}
    >
      {label}
    </ToggleButton>
  )
  if (label !== undefined) return button
  return (
    <Tooltip content={say(tips[lock])} relationship="description">
      {button}
    </Tooltip>
  )
}
