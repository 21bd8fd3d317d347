import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import type { Ref } from 'react'
import { ask } from '../client.ts'
import { useStage } from '../stage.tsx'
import { teamsThemeNames } from '../theme.ts'
import { serveTab } from './teams-host.ts'
import type { HostWorld, TeamsHost } from './teams-host.ts'

const useStyles = makeStyles({
  place: { position: 'relative', flex: 1, minHeight: 0 },
  frame: { width: '100%', height: '100%', border: 'none', display: 'block', backgroundColor: tokens.colorNeutralBackground2 },
  cover: { position: 'absolute', inset: 0, backgroundColor: tokens.colorNeutralBackground2 },
  problem: { margin: '16px' },
})

export type AppFrameHandle = { pressBack(): void }
type AppFrameProps = {
  /** What is opened, by its whole address. */
  source: string
  /** How screen readers call the frame. */
  title: string
  meeting: HostWorld['meeting']
  onCanGoBack?(can: boolean): void
  ref?: Ref<AppFrameHandle>
}

/** A page of the app in an iframe, with Teams' side of the protocol around it. */
export function AppFrame({ source, title, meeting, onCanGoBack, ref }: AppFrameProps) {
  const styles = useStyles()
  const stage = useStage()
  const { company, person, address } = stage
  const [round, setRound] = useState(0)
  const [loaded, setLoaded] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const host = useRef<TeamsHost | null>(null)
  const now = useRef({ stage, meeting, onCanGoBack })
  useLayoutEffect(() => {
    now.current = { stage, meeting, onCanGoBack }
  })
  useImperativeHandle(ref, () => ({ pressBack: () => host.current?.pressBack() }))

  useEffect(() => {
    if (!frame.current) return undefined
    setLoaded(false)
    setProblem(null)
    now.current.onCanGoBack?.(false)
    const served = serveTab(frame.current, new URL(company.tabUrl).origin, {
      world: () => ({
        person: now.current.stage.person,
        tenantId: now.current.stage.company.tenantId,
        appId: now.current.stage.company.teamsAppId,
        theme: teamsThemeNames[now.current.stage.address.theme],
        path: now.current.meeting ? '/' : now.current.stage.address.path,
        phone: now.current.stage.narrow,
        companyName: now.current.stage.company.companyName,
        meeting: now.current.meeting,
      }),
      token: async () => (await ask<{ token: string }>(`/people/${now.current.stage.person.id}/token`, {})).token,
      openLink: (link) => now.current.stage.openLink(link),
      navigate(pageId, path) {
        if (pageId === 'conversations' || pageId === 'chat') now.current.stage.move({ app: 'chat', join: null })
        else if (pageId === undefined || pageId === 'home') now.current.stage.move({ app: 'tab', path: path?.startsWith('/') ? path : '/', join: null })
        else return false
        return true
      },
      openCalendarItem: (itemId) => now.current.stage.move({ app: 'calendar', event: itemId, join: null }),
      composeMeeting: (subject) => now.current.stage.say(`Outlook would open a new invitation${subject ? `: ${subject}` : ''}.`),
      copyLink: () => now.current.stage.say('Teams would show a link to copy.'),
      loaded: () => setLoaded(true),
      failed: (reason) => setProblem(reason),
      canGoBack: (can) => now.current.onCanGoBack?.(can),
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
    <>
      {problem !== null && (
        <MessageBar intent="error" className={styles.problem}>
          <MessageBarBody>The app could not start: {problem}</MessageBarBody>
          <MessageBarActions><Button onClick={() => setRound(round + 1)}>Reload</Button></MessageBarActions>
        </MessageBar>
      )}
      <div className={styles.place}>
        <iframe key={`${person.id} ${source} ${round}`} ref={frame} title={title} className={styles.frame} allow="clipboard-write" />
        {!loaded && problem === null && <div className={styles.cover}><Spinner style={{ height: '100%' }} delay={300} aria-label="Opening Crosspath" /></div>}
      </div>
    </>
  )
}
