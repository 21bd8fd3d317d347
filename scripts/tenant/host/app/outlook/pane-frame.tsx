import { Button, Spinner, Text, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular, PeopleTeamFilled } from '@fluentui/react-icons'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { NestedToken, OutlookItem } from '../../office-wire.ts'
import { ask } from '../client.ts'
import { useStage } from '../stage.tsx'
import { officeColours, serveOffice } from './office-host.ts'

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground2 },
  head: { display: 'flex', alignItems: 'center', gap: '8px', height: '44px', flex: 'none', paddingInline: '16px 4px', backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  face: { display: 'grid', placeItems: 'center', width: '24px', height: '24px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, fontSize: '16px' },
  name: { flex: 1 },
  place: { position: 'relative', flex: 1, minHeight: 0 },
  frame: { width: '100%', height: '100%', border: 'none', display: 'block' },
  cover: { position: 'absolute', inset: 0, backgroundColor: tokens.colorNeutralBackground2 },
})

type PaneFrameProps = { item: OutlookItem; onChange?: (change: Partial<OutlookItem>) => void; close(): void }

/** The add-in's own page beside an appointment, with Outlook's side of Office.js around it. */
export function PaneFrame({ item, onChange, close }: PaneFrameProps) {
  const styles = useStyles()
  const stage = useStage()
  const { company, address } = stage
  const [opened, setOpened] = useState(false)
  const frame = useRef<HTMLIFrameElement>(null)
  const served = useRef<ReturnType<typeof serveOffice> | null>(null)
  const now = useRef({ stage, item, onChange })
  useLayoutEffect(() => {
    now.current = { stage, item, onChange }
  })
  const origin = new URL(company.tabUrl).origin

  useEffect(() => {
    if (!frame.current) return undefined
    const host = serveOffice(frame.current, origin, {
      opening() {
        const { person, address: place } = now.current.stage
        setOpened(true)
        return {
          item: now.current.item,
          language: person.preferredLanguage ?? 'en-GB',
          profile: { displayName: person.displayName, emailAddress: person.userPrincipalName, timeZone: person.timeZone ?? 'UTC' },
          theme: officeColours[place.theme],
        }
      },
      change: (change) => now.current.onChange?.(change),
      browse: (url) => void now.current.stage.openLink(url),
      token: (clientId, scope) => ask<NestedToken>(`/people/${now.current.stage.person.id}/nested-token`, { clientId, scope }),
    })
    served.current = host
    frame.current.src = `${origin}/outlook.html`
    return () => host.close()
  }, [origin])

  useEffect(() => {
    if (opened) served.current?.changeTheme(address.theme)
  }, [opened, address.theme])

  return (
    <aside className={styles.column} aria-label="Crosspath add-in">
      <div className={styles.head}>
        <span className={styles.face} aria-hidden><PeopleTeamFilled /></span>
        <Text weight="semibold" className={styles.name}>Crosspath</Text>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close Crosspath" onClick={close} />
      </div>
      <div className={styles.place}>
        <iframe ref={frame} title="Crosspath beside the meeting" className={styles.frame} />
        {!opened && <div className={styles.cover}><Spinner style={{ height: '100%' }} delay={300} aria-label="Opening Crosspath" /></div>}
      </div>
    </aside>
  )
}
