import { Suspense } from 'react'
import { Button, makeStyles, MenuButton, tokens } from '@fluentui/react-components'
import { bundleIcon, Navigation20Regular, Settings20Filled, Settings20Regular } from '@fluentui/react-icons'
import { useLocation, useNavigate } from 'react-router'
import type { Circle } from '../../api/matching/contract.ts'
import { circleNameOf } from '../parts/circle-name.ts'
import { useMe } from '../parts/me.tsx'
import { lazily } from '../parts/lazily.ts'
import { PHONE, useWidth } from '../parts/width.ts'
import { say } from '../texts/app.ts'
import { type Place, placeAt } from './places.ts'
import { PlacesTabs } from './places-tabs.tsx'
import { Waiting } from './waiting.tsx'

// The bar looks the same without them; only what opens on a press or a hover needs them.
const menus = () => import('./bar-menus.tsx')
const PlacesMenu = lazily(() => menus().then((module) => module.PlacesMenu))
const CirclesMenu = lazily(() => menus().then((module) => module.CirclesMenu))
const Named = lazily(() => menus().then((module) => module.Named))

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
    // Paper leads nowhere.
    '@media print': { display: 'none' },
  },
  end: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
})

type PlacesBarProps = { places: Place[]; circles: Circle[]; circleId: string | undefined; /** Whether the first page has what it says, so that a name on hover no longer holds it up. */ settled: boolean }

/** Where one can go: pills on a wide page, a menu on a phone. */
export function PlacesBar({ places, circles, circleId, settled }: PlacesBarProps) {
  const styles = useStyles()
  const phone = useWidth(PHONE)
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const me = useMe().person.id
  const here = placeAt(pathname)
  const current = circles.find((circle) => circle.id === circleId)
  const go = (key: string) => {
    const place = places.find((candidate) => candidate.key === key)
    if (place) void navigate(place.to)
  }
  const placesButton = (
    <Button appearance="subtle" icon={<Navigation20Regular />}>
      {here === 'settings' ? say('settings') : (places.find((place) => place.key === here)?.label ?? say('home'))}
      <Waiting count={places.reduce((sum, place) => sum + place.waiting, 0)} />
    </Button>
  )
  const circlesButton = (
    <MenuButton appearance="subtle" size="small">
      {current ? circleNameOf(current, me) : say('circles')}
    </MenuButton>
  )
  const settingsButton = (
    <Button appearance="subtle" aria-label={say('settings')} icon={<SettingsIcon filled={here === 'settings'} />} aria-current={here === 'settings' ? 'page' : undefined} onClick={() => void navigate('/settings')} />
  )
  return (
    <div className={styles.bar}>
      <nav aria-label={say('places')}>
        {phone ? (
          <Suspense fallback={placesButton}>
            <PlacesMenu button={placesButton} places={places} here={here} onGo={go} />
          </Suspense>
        ) : (
          <PlacesTabs places={places} here={here} onGo={go} />
        )}
      </nav>
      <div className={styles.end}>
        {circles.length > 1 && (
          <Suspense fallback={circlesButton}>
            <CirclesMenu button={circlesButton} circles={circles} circleId={circleId} onGo={(id) => void navigate(here === 'roadmap' ? `/circle/${id}/roadmap` : `/circle/${id}`)} />
          </Suspense>
        )}
        <Suspense fallback={settingsButton}>{settled ? <Named name={say('settings')} button={settingsButton} /> : settingsButton}</Suspense>
      </div>
    </div>
  )
}
