import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ClockRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { ask } from './client.ts'
import { dayAndTime, shortDayAndTime } from './dates.ts'
import { useStage } from './stage.tsx'

type Forward = { hours?: number; days?: number; weeks?: number }
const jumps: { label: string; forward: Forward }[] = [
  { label: '1 hour ahead', forward: { hours: 1 } },
  { label: '1 day ahead', forward: { days: 1 } },
  { label: '1 week ahead', forward: { weeks: 1 } },
  { label: '4 weeks ahead', forward: { weeks: 4 } },
]

/** The rehearsal's clock. It only moves forward, for everybody at once. */
export function ClockMenu({ small }: { small: boolean }) {
  const { person, state, say } = useStage()
  const [asked, setAsked] = useState(false)
  // Another page may have moved it.
  const busy = asked || (state?.living ?? null) !== null
  async function jump(order: { forward: Forward } | { toNextSessionOf: string }): Promise<void> {
    setAsked(true)
    try {
      const moved = await ask<{ localNow: string }>(`/clock?person=${person.id}`, order)
      say(`It is now ${dayAndTime(moved.localNow)}.`)
    } catch (error) {
      say((error as Error).message)
    }
    setAsked(false)
  }
  const next = state?.nextSession ?? null
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={small ? undefined : <ClockRegular />} disabledFocusable={busy} aria-label={state ? `Clock, ${shortDayAndTime(state.localNow)}` : 'Clock'} style={{ minWidth: small ? '116px' : '148px', paddingInline: small ? '4px' : undefined, whiteSpace: 'nowrap', fontWeight: 400 }}>
          {state ? shortDayAndTime(state.localNow) : ''}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {jumps.map(({ label, forward }) => <MenuItem key={label} onClick={() => void jump({ forward })}>{label}</MenuItem>)}
          <MenuItem disabled={next === null} onClick={() => void jump({ toNextSessionOf: person.id })} secondaryContent={next ? shortDayAndTime(next.start) : undefined}>
            To the next session
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
