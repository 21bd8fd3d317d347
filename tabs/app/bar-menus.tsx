import type { ReactElement } from 'react'
import { Menu, MenuItem, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components'
import type { Circle } from '../../api/matching/contract.ts'
import { circleNameOf } from '../parts/circle-name.ts'
import { useMe } from '../parts/me.tsx'
import type { Place } from './places.ts'
import { Waiting } from './waiting.tsx'

/** On a phone: the places behind one button. */
export function PlacesMenu({ button, places, here, onGo }: { button: ReactElement; places: Place[]; here: string; onGo: (key: string) => void }) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>{button}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          {places.map((place) => (
            <MenuItem key={place.key} onClick={() => onGo(place.key)} aria-current={place.key === here ? 'page' : undefined}>
              {place.label}
              <Waiting count={place.waiting} />
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

/** For whoever is in several circles. */
export function CirclesMenu({ button, circles, circleId, onGo }: { button: ReactElement; circles: Circle[]; circleId: string | undefined; onGo: (circleId: string) => void }) {
  const me = useMe().person.id
  return (
    <Menu checkedValues={{ circle: circleId ? [circleId] : [] }}>
      <MenuTrigger disableButtonEnhancement>{button}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          {circles.map((circle) => (
            <MenuItemRadio key={circle.id} name="circle" value={circle.id} onClick={() => onGo(circle.id)}>
              {circleNameOf(circle, me)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

/** The name of a button that only shows an icon. */
export function Named({ name, button }: { name: string; button: ReactElement }) {
  return (
    <Tooltip content={name} relationship="label">
      {button}
    </Tooltip>
  )
}
