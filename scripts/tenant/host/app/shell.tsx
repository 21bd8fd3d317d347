import { Toast, ToastTitle, Toaster, makeStyles, mergeClasses, tokens, useId, useToastController } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useAddress } from './address.ts'
import { useRemote } from './client.ts'
import { readDeepLink } from './deep-link.ts'
import { CalendarApp } from './calendar/calendar-app.tsx'
import { ActivityFeed } from './activity-feed.tsx'
import { Conversation } from './chat/conversation.tsx'
import { Guide } from './guide.tsx'
import { Inbox } from './inbox.tsx'
import { MeetingStage } from './meeting/meeting-stage.tsx'
import { Rail } from './rail.tsx'
import { StageProvider } from './stage.tsx'
import type { Stage } from './stage.tsx'
import { TabFrame } from './tab/tab-frame.tsx'
import { TopBar } from './top-bar.tsx'
import type { Company, State } from '../wire.ts'

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground1 },
  stage: { flex: 1, minHeight: 0, display: 'flex', justifyContent: 'center' },
  window: { flex: 1, minWidth: 0, display: 'flex', backgroundColor: tokens.colorNeutralBackground4 },
  stacked: { flexDirection: 'column-reverse' },
  phone: {
    flex: 'none',
    width: '362px',
    maxHeight: '780px',
    marginBlock: '12px',
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow16,
  },
  main: { position: 'relative', flex: 1, minWidth: 0, minHeight: 0, overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground2 },
  inset: { borderStartStartRadius: tokens.borderRadiusXLarge, borderLeft: `1px solid ${tokens.colorNeutralStroke3}`, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
})

/** The whole rehearsal: our own bar on top, below it a window that poses as Teams and Outlook. */
export function Shell({ company }: { company: Company }) {
  const styles = useStyles()
  const [address, move] = useAddress()
  const small = useSyncExternalStore(watchSmall, () => window.matchMedia('(max-width: 480px)').matches)
  const toasterId = useId('toaster')
  const { dispatchToast } = useToastController(toasterId)

  const person = company.people.find((entry) => entry.id === address.person) ?? company.people.find((entry) => entry.id === company.featured[0]?.id) ?? company.people[0]
  const state = useRemote<State>(person ? `/state?person=${person.id}` : null, ['clock', 'chat', 'inbox', 'requests', 'people'])
  const say = useCallback((text: string) => dispatchToast(<Toast><ToastTitle>{text}</ToastTitle></Toast>, { intent: 'info', timeout: 5_000 }), [dispatchToast])
  const narrow = small || address.width === 'phone'

  const openLink = useCallback((link: string): { ok: true } | { ok: false; reason: string } => {
    const destination = readDeepLink(link, company.teamsAppId)
    if (destination.kind === 'foreign') {
      say(destination.reason)
      return { ok: false, reason: destination.reason }
    }
    if (destination.kind === 'tab') move({ app: 'tab', path: destination.path, join: null })
    else if (destination.kind === 'chat') move({ app: 'chat', join: null })
    else if (destination.kind === 'calendar') move({ app: 'calendar', event: destination.eventId, join: null })
    else if (destination.kind === 'meeting') move({ join: destination.url })
    else window.open(destination.url, '_blank', 'noreferrer')
    return { ok: true }
  }, [company.teamsAppId, move, say])

  const stage = useMemo<Stage | null>(
    () => (person ? { company, person, state: state.value, address, move, say, narrow, openLink } : null),
    [company, person, state.value, address, move, say, narrow, openLink],
  )
  const place = { guide: 'What to try', activity: 'Activity', chat: 'Chat', tab: 'Crosspath', calendar: 'Calendar', mail: 'Mail' }[address.app]
  useEffect(() => {
    document.title = `${address.join === null ? place : 'Meeting'} · ${person?.displayName ?? ''} · Crosspath rehearsal`
  }, [place, person, address.join])
  if (!stage) return null

  return (
    <StageProvider value={stage}>
      <div className={styles.page}>
        <TopBar />
        <div className={styles.stage}>
          <div className={mergeClasses(styles.window, narrow && styles.stacked, !small && narrow && styles.phone)}>
            {address.join !== null ? (
              <MeetingStage key={`${stage.person.id} ${address.join}`} joinUrl={address.join} />
            ) : (
              <>
                <Rail />
                <main className={mergeClasses(styles.main, !narrow && styles.inset)}>
                  {address.app === 'guide' && <Guide />}
                  {address.app === 'activity' && <ActivityFeed key={stage.person.id} />}
                  {address.app === 'mail' && <Inbox key={stage.person.id} />}
                  {address.app === 'chat' && <Conversation key={stage.person.id} />}
                  {address.app === 'tab' && <TabFrame key={stage.person.id} />}
                  {address.app === 'calendar' && <CalendarApp key={stage.person.id} />}
                </main>
              </>
            )}
          </div>
        </div>
        <Toaster toasterId={toasterId} position="bottom-end" />
      </div>
    </StageProvider>
  )
}

function watchSmall(listener: () => void): () => void {
  const query = window.matchMedia('(max-width: 480px)')
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
