import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular, PeopleTeamFilled } from '@fluentui/react-icons'
import { useRef, useState } from 'react'
import { useStage } from '../stage.tsx'
import { AppFrame } from './app-frame.tsx'
import type { AppFrameHandle } from './app-frame.tsx'

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%' },
  head: { display: 'flex', alignItems: 'center', gap: '8px', height: '44px', flex: 'none', paddingInline: '16px', backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  face: { display: 'grid', placeItems: 'center', width: '24px', height: '24px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, fontSize: '16px' },
})

/** The app with the window to itself. */
export function TabFrame() {
  const styles = useStyles()
  const { company, address, narrow } = useStage()
  const [back, setBack] = useState(false)
  const app = useRef<AppFrameHandle>(null)
  // A deep link opens the app anew at that place, as Teams does; moving about inside the app is the app's own affair.
  const source = `${company.tabUrl.replace(/\/$/, '')}${address.path}`
  return (
    <div className={styles.column}>
      <div className={styles.head}>
        {narrow && back && <Button appearance="subtle" icon={<ArrowLeftRegular />} aria-label="Back" onClick={() => app.current?.pressBack()} />}
        <span className={styles.face} aria-hidden><PeopleTeamFilled /></span>
        <Text weight="semibold">Crosspath</Text>
      </div>
      <AppFrame ref={app} source={source} title="Crosspath" meeting={null} onCanGoBack={setBack} />
    </div>
  )
}
