import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular, PeopleTeamFilled } from '@fluentui/react-icons'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ask } from '../client.ts'
import { useStage } from '../stage.tsx'
import { teamsThemeNames } from '../theme.ts'
import { serveTab } from './teams-host.ts'
import type { TeamsHost } from './teams-host.ts'

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%' },
  head: { display: 'flex', alignItems: 'center', gap: '8px', height: '44px', flex: 'none', paddingInline: '16px', backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  face: { display: 'grid', placeItems: 'center', width: '24px', height: '24px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, fontSize: '16px' },
  place: { position: 'relative', flex: 1, minHeight: 0 },
  frame: { width: '100%', height: '100%', border: 'none', display: 'block', backgroundColor: tokens.colorNeutralBackground2 },
  cover: { position: 'absolute', inset: 0, backgroundColor: tokens.colorNeutralBackground2 },
  problem: { margin: '16px' },
})

/** The app's own page in an iframe, with Teams' side of the protocol around it. */
export function TabFrame() {
  const styles = useStyles()
  const stage = useStage()
  const { company, person, address, narrow } = stage
  const [round, setRound] = useState(0)
  const [loaded, setLoaded] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [back, setBack] = useState(false)
  const frame = useRef<HTMLIFrameElement>(null)
  const host = useRef<TeamsHost | null>(null)
  const now = useRef(stage)
  useLayoutEffect(() => {
    now.current = stage
  })
  // A deep link opens the app anew at that place, as Teams does; moving about inside the app is the app's own affair.
  const source = `${company.tabUrl.replace(/\/$/, '')}${address.path}`

  useEffect(() => {
    if (!frame.current) return undefined
    setLoaded(false)
    setProblem(null)
    setBack(false)
    const served = serveTab(frame.current, new URL(company.tabUrl).origin, {
      world: () => ({
        person: now.current.person,
        tenantId: now.current.company.tenantId,
        appId: now.current.company.teamsAppId,
        theme: teamsThemeNames[now.current.address.theme],
        path: now.current.address.path,
        phone: now.current.narrow,
        companyName: now.current.company.companyName,
      }),
      token: async () => (await ask<{ token: string }>(`/people/${now.current.person.id}/token`, {})).token,
      openLink: (link) => now.current.openLink(link),
      navigate(pageId, path) {
        if (pageId === 'conversations' || pageId === 'chat') now.current.move({ app: 'chat' })
        else if (pageId === undefined || pageId === 'home') now.current.move({ app: 'tab', path: path?.startsWith('/') ? path : '/' })
        else return false
        return true
      },
      openCalendarItem: (itemId) => now.current.move({ app: 'calendar', event: itemId }),
      composeMeeting: (subject) => now.current.say(`Outlook would open a new invitation${subject ? `: ${subject}` : ''}.`),
      copyLink: () => now.current.say('Teams would show a link to copy.'),
      loaded: () => setLoaded(true),
      failed: (reason) => setProblem(reason),
      canGoBack: setBack,
    })
    host.current = served
    frame.current.src = source
    const giveUp = window.setTimeout(() => setLoaded(true), 5_000)
    return () => {
      window.clearTimeout(giveUp)
      served.close()
    }
  }, [source, company.tabUrl, round])

  useEffect(() => host.current?.changeTheme(teamsThemeNames[address.theme]), [address.theme])

  return (
    <div className={styles.column}>
      <div className={styles.head}>
        {narrow && back && <Button appearance="subtle" icon={<ArrowLeftRegular />} aria-label="Back" onClick={() => host.current?.pressBack()} />}
        <span className={styles.face} aria-hidden><PeopleTeamFilled /></span>
        <Text weight="semibold">Crosspath</Text>
      </div>
      {problem !== null && (
        <MessageBar intent="error" className={styles.problem}>
          <MessageBarBody>The app could not start: {problem}</MessageBarBody>
          <MessageBarActions><Button onClick={() => setRound(round + 1)}>Reload</Button></MessageBarActions>
        </MessageBar>
      )}
      <div className={styles.place}>
        <iframe key={`${person.id} ${source} ${round}`} ref={frame} title="Crosspath" className={styles.frame} allow="clipboard-write" />
        {!loaded && problem === null && <div className={styles.cover}><Spinner style={{ height: '100%' }} delay={300} aria-label="Opening Crosspath" /></div>}
      </div>
    </div>
  )
}
