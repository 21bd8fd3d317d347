import { ToggleButton, Tooltip } from '@fluentui/react-components'
import { bundleIcon, LockClosed20Filled, LockClosed20Regular, LockOpen20Regular } from '@fluentui/react-icons'

const Locked = bundleIcon(LockClosed20Filled, LockClosed20Filled)
const Partly = bundleIcon(LockClosed20Filled, LockClosed20Regular)

type LockToggleProps = {
  /** `some`: part of the circle is locked. */
  lock: 'all' | 'some' | 'none'
  /** What is held: "Jon Keller’s circle". */
  what: string
  /** The word on the button; without it the icon stands alone. */
  label?: string
  busy: boolean
  onPress: () => void
}

/** Holds a pair or a circle for the next run. */
export function LockToggle({ lock, what, label, busy, onPress }: LockToggleProps) {
  const icon = lock === 'all' ? <Locked /> : lock === 'some' ? <Partly /> : <LockOpen20Regular />
  const button = (
    <ToggleButton
      size="small"
      appearance={label === undefined ? 'subtle' : 'secondary'}
      icon={icon}
      checked={lock === 'all'}
      {...(lock === 'some' ? { 'aria-pressed': 'mixed' as const } : {})}
      disabledFocusable={busy}
      aria-label={`Lock ${what}`}
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
    <Tooltip content={lock === 'all' ? 'Locked for the next run' : lock === 'some' ? 'Partly locked' : 'Lock for the next run'} relationship="description">
      {button}
    </Tooltip>
  )
}
