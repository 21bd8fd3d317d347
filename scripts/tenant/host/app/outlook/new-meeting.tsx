import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, Field, Input, OverlayDrawer, Tag, TagGroup, Text, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular, PeopleTeamRegular, SendRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { OutlookItem } from '../../office-wire.ts'
import { safeHtml } from '../calendar/safe-html.ts'
import { ask } from '../client.ts'
import { useStage } from '../stage.tsx'
import { PaneFrame } from './pane-frame.tsx'

const useStyles = makeStyles({
  columns: { display: 'flex', height: '100%', minHeight: 0 },
  form: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  pane: { width: '360px', flex: 'none' },
  paneNarrow: { width: '100%' },
  body: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBlock: '8px 24px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  html: { overflowWrap: 'anywhere', '& p': { marginBlock: '8px' } },
})

/** The new appointment that Outlook opens: empty, at the next full hour, for half an hour. */
export function emptyItem(now: string, organizer: OutlookItem['organizer']): OutlookItem {
  const hour = 3_600_000
  const start = Math.ceil(Date.parse(now) / hour) * hour
  return { mode: 'compose', subject: '', start: new Date(start).toISOString(), end: new Date(start + hour / 2).toISOString(), organizer, required: [], optional: [], bodyHtml: '', seriesId: null, recurring: false }
}

/** An appointment being written, with the add-in beside it where it is open. */
export function NewMeeting({ close, sent }: { close(): void; sent(): void }) {
  const styles = useStyles()
  const { person, state, narrow, say } = useStage()
  const zone = person.timeZone ?? 'UTC'
  const [item, setItem] = useState(() => emptyItem(state?.now ?? new Date(0).toISOString(), { displayName: person.displayName, emailAddress: person.userPrincipalName }))
  const [pane, setPane] = useState(false)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<OutlookItem>): void => setItem((before) => ({ ...before, ...part }))

  async function send(): Promise<void> {
    setBusy(true)
    try {
      await ask(`/people/${person.id}/outlook-items`, { item })
      sent()
      close()
    } catch (error) {
      say((error as Error).message)
      setBusy(false)
    }
  }
  return (
    <OverlayDrawer open position="end" size={narrow ? 'full' : 'large'} onOpenChange={(_event, data) => { if (!data.open) close() }}>
      <div className={styles.columns}>
        {!(narrow && pane) && (
          <div className={styles.form}>
            <DrawerHeader>
              <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={close} />}>New meeting</DrawerHeaderTitle>
            </DrawerHeader>
            <DrawerBody className={styles.body}>
              <div className={styles.buttons}>
                <Button appearance="primary" icon={<SendRegular />} disabledFocusable={busy || item.subject === ''} onClick={() => void send()}>{item.required.length > 0 ? 'Send' : 'Save'}</Button>
                <Button icon={<PeopleTeamRegular />} aria-pressed={pane} onClick={() => setPane(!pane)}>Crosspath</Button>
              </div>
              <Field label="Title"><Input value={item.subject} onChange={(_event, data) => change({ subject: data.value })} /></Field>
              <Field label="Attendees">
                {item.required.length === 0
                  ? <Text className={styles.quiet}>Nobody yet</Text>
                  : <TagGroup className={styles.tags} aria-label="Attendees" onDismiss={(_event, { value }) => change({ required: item.required.filter((entry) => entry.emailAddress !== value) })}>{item.required.map((entry) => <Tag key={entry.emailAddress} value={entry.emailAddress} dismissible>{entry.displayName}</Tag>)}</TagGroup>}
              </Field>
              <Field label="Start"><Input type="datetime-local" value={localOf(item.start, zone)} onChange={(_event, data) => { if (data.value) change(shifted(item, data.value, zone)) }} /></Field>
              <Text role="status">{`${spoken(item.start, zone)} to ${spoken(item.end, zone, false)}`}</Text>
              <div className={styles.html} dangerouslySetInnerHTML={{ __html: safeHtml(item.bodyHtml) }} />
            </DrawerBody>
          </div>
        )}
        {pane && <div className={narrow ? styles.paneNarrow : styles.pane}><PaneFrame item={item} onChange={change} close={() => setPane(false)} /></div>}
      </div>
    </OverlayDrawer>
  )
}

function spoken(at: string, timeZone: string, withDay = true): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...(withDay && { weekday: 'long', day: 'numeric', month: 'long' }), hour: '2-digit', minute: '2-digit' }).format(Date.parse(at))
}

/** Wall clock of an instant, `YYYY-MM-DDTHH:mm`. */
function localOf(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(Date.parse(at)).replace(' ', 'T')
}

/** The item at another wall clock, as long as before. The second look settles days on which the clocks change. */
function shifted(item: OutlookItem, local: string, timeZone: string): Partial<OutlookItem> {
  const wanted = Date.parse(`${local}:00Z`)
  const offsetAt = (at: number) => Date.parse(`${localOf(new Date(at).toISOString(), timeZone)}:00Z`) - at
  const start = wanted - offsetAt(wanted - offsetAt(wanted))
  const length = Date.parse(item.end) - Date.parse(item.start)
  return { start: new Date(start).toISOString(), end: new Date(start + length).toISOString() }
}
