import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components'
import type { Action } from 'adaptivecards'
import { useEffect } from 'react'

/** The secondary actions of a card, and the card's "…" that asked for them. */
export type MoreActionsOf = { actions: readonly Action[]; button: HTMLElement }

/**
 * The menu behind a card's "…". The library's own stands outside the page's theme and makes the page as long as itself; this one
 * opens beside the button. `of` stays while the menu closes, so that it fades where it stood; null: nothing was asked for yet.
 */
export function MoreActions({ of, open, close }: { of: MoreActionsOf | null; open: boolean; close(): void }) {
  useEffect(() => {
    of?.button.setAttribute('aria-haspopup', 'menu')
    of?.button.setAttribute('aria-expanded', String(open))
  }, [of, open])

  return (
    <Menu
      open={open}
      positioning={{ target: of?.button ?? null, position: 'below', align: 'start' }}
      onOpenChange={(_event, data) => {
        if (data.open) return
        const pressed = data.type === 'clickOutside' ? data.event.target : null
        // A press on the button itself reaches it, too, and closes the menu there.
        if (pressed instanceof Node && of?.button.contains(pressed)) return
        close()
        if (pressed === null) of?.button.focus()
      }}
    >
      <MenuPopover>
        <MenuList>
          {of?.actions.map((action, index) => (
            <MenuItem key={index} disabled={!action.isEnabled} onClick={() => action.execute()}>{action.title}</MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
