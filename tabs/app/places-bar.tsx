import {
  Button,
  CounterBadge,
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tab,
  TabList,
  tokens,
  Tooltip,
} from '@fluentui/react-components'
import { bundleIcon, Navigation20Regular, Settings20Filled, Settings20Regular } from '@fluentui/react-icons'
import { useLocation, useNavigate } from 'react-router'
import type { Circle } from '../../api/matching/contract.ts'
import { circleNameOf } from '../parts/circle-name.ts'
import { useMe } from '../parts/me.tsx'
import { PHONE, useWidth } from '../parts/width.ts'
import { type Place, placeAt } from './places.ts'

const SettingsIcon = bundleIcon(Settings20Filled, Settings20Regular)

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 10,
    height: '48px',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '0 16px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [PHONE]: { padding: '0 8px' },
  },
  waiting: { marginInlineStart: '8px' },
  end: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
})

type PlacesBarProps = { places: Place[]; circles: Circle[]; circleId: string | undefined }

/** Where one can go: pills on a wide page, a menu on a phone. */
export function PlacesBar({ places, circles, circleId }: PlacesBarProps) {
  const styles = useStyles()
  const phone = useWidth(PHONE)
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const me = useMe().person.id
  const here = placeAt(pathname)
  const current = circles.find((circle) => circle.id === circleId)
  const go = (key: unknown) => {
    const place = places.find((candidate) => candidate.key === key)
    if (place) void navigate(place.to)
  }
  return (
    <div className={styles.bar}>
      <nav aria-label="Places">
        {phone ? (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button appearance="subtle" icon={<Navigation20Regular />}>
                {here === 'settings' ? 'Settings' : (places.find((place) => place.key === here)?.label ?? 'Home')}
                <Waiting count={places.reduce((sum, place) => sum + place.waiting, 0)} className={styles.waiting} />
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {places.map((place) => (
                  <MenuItem key={place.key} onClick={() => go(place.key)} aria-current={place.key === here ? 'page' : undefined}>
                    {place.label}
                    <Waiting count={place.waiting} className={styles.waiting} />
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        ) : (
          <TabList appearance="subtle-circular" size="small" selectedValue={here} onTabSelect={(_, { value }) => go(value)}>
            {places.map((place) => (
              <Tab key={place.key} value={place.key}>
                {place.label}
                <Waiting count={place.waiting} className={styles.waiting} />
              </Tab>
            ))}
          </TabList>
        )}
      </nav>
      <div className={styles.end}>
        {circles.length > 1 && (
          <Menu checkedValues={{ circle: circleId ? [circleId] : [] }}>
            <MenuTrigger disableButtonEnhancement>
              <MenuButton appearance="subtle" size="small">
                {current ? circleNameOf(current, me) : 'Circles'}
              </MenuButton>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {circles.map((circle) => (
                  <MenuItemRadio key={circle.id} name="circle" value={circle.id} onClick={() => void navigate(here === 'roadmap' ? `/circle/${circle.id}/roadmap` : `/circle/${circle.id}`)}>
                    {circleNameOf(circle, me)}
                  </MenuItemRadio>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
        <Tooltip content="Settings" relationship="label">
          <Button appearance="subtle" icon={<SettingsIcon filled={here === 'settings'} />} aria-current={here === 'settings' ? 'page' : undefined} onClick={() => void navigate('/settings')} />
        </Tooltip>
      </div>
    </div>
  )
}

function Waiting({ count, className }: { count: number; className: string }) {
  return count > 0 ? <CounterBadge className={className} count={count} size="small" color="brand" aria-label={`${count} waiting`} /> : null
}
