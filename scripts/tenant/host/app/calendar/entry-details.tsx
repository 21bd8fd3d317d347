import { Badge, Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, Persona, Radio, RadioGroup, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRepeatAllRegular, CheckmarkCircleRegular, ClockRegular, DismissCircleRegular, DismissRegular, LocationRegular, PeopleTeamRegular, QuestionCircleRegular, VideoRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { ask } from '../client.ts'
import { clockTime, dateOf, dayAndTime, longDay } from '../dates.ts'
import { MeetingPane } from '../outlook/meeting-pane.tsx'
import { useStage } from '../stage.tsx'
import { EntryTools } from './entry-tools.tsx'
import { safeHtml } from './safe-html.ts'
import type { CalendarEntry, ResponseWord } from '../../wire.ts'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBlockEnd: '24px' },
  line: { display: 'flex', gap: '12px', alignItems: 'center' },
  icon: { fontSize: '20px', color: tokens.colorNeutralForeground2, flex: 'none' },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  people: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  attendee: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px' },
  section: { display: 'flex', flexDirection: 'column', gap: '8px', '& h3': { margin: 0 } },
  html: { overflowWrap: 'anywhere', '& a': { color: tokens.colorBrandForegroundLink }, '& p': { marginBlock: '8px' }, '& ul, & ol': { paddingInlineStart: '20px' }, '& h1, & h2, & h3': { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, marginBlock: '12px 4px' } },
})

const answerWords: Record<ResponseWord, string> = { none: 'No answer yet', notResponded: 'No answer yet', organizer: 'Organizer', tentativelyAccepted: 'Tentative', accepted: 'Accepted', declined: 'Declined' }

/** Everything about one entry, as Outlook shows it. */
export function EntryDetails({ entry, close, reload }: { entry: CalendarEntry | null; close(): void; reload(): void }) {
  const { narrow } = useStage()
  const [pane, setPane] = useState(false)
  return (
    <OverlayDrawer open={entry !== null} position="end" size={narrow ? 'full' : pane ? 'large' : 'medium'} onOpenChange={(_event, data) => { if (!data.open) close() }}>
      {entry && (
        <MeetingPane entryId={entry.id} open={pane} close={() => setPane(false)}>
          <Details entry={entry} close={close} reload={reload} openPane={() => setPane(true)} />
        </MeetingPane>
      )}
    </OverlayDrawer>
  )
}

function Details({ entry, close, reload, openPane }: { entry: CalendarEntry; close(): void; reload(): void; openPane(): void }) {
  const styles = useStyles()
  const { person, openLink, say } = useStage()
  const [busy, setBusy] = useState(false)
  const [whole, setWhole] = useState(true)
  const answered = whole && entry.seriesId ? entry.seriesId : entry.id
  async function respond(response: 'accept' | 'tentativelyAccept' | 'decline'): Promise<void> {
    setBusy(true)
    try {
      await ask(`/people/${person.id}/calendar/${encodeURIComponent(answered)}/respond`, { response })
      if (response === 'decline') close()
      reload()
    } catch (error) {
      say((error as Error).message)
    }
    setBusy(false)
  }
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={close} />}>{entry.subject}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <div className={styles.line}><ClockRegular className={styles.icon} aria-hidden /><Text>{whenOf(entry)}</Text></div>
        {entry.series !== 'single' && <div className={styles.line}><ArrowRepeatAllRegular className={styles.icon} aria-hidden /><Text>{entry.series === 'exception' ? 'Part of a series, changed for this date' : 'Part of a series'}</Text></div>}
        {entry.location && <div className={styles.line}><LocationRegular className={styles.icon} aria-hidden /><Text>{entry.location}</Text></div>}
        <div className={styles.buttons}>
          {entry.joinUrl && <Button appearance="primary" icon={<VideoRegular />} onClick={() => openLink(entry.joinUrl ?? '')}>Join</Button>}
          <Button icon={<PeopleTeamRegular />} onClick={openPane}>Crosspath</Button>
        </div>
        {!entry.isOrganizer && entry.attendees.length > 0 && (
          <div className={styles.section}>
            <Text className={styles.quiet} role="status">Your answer: {answerWords[entry.response]}</Text>
            {entry.seriesId && (
              <RadioGroup layout="horizontal" aria-label="What you answer for" value={whole ? 'series' : 'date'} onChange={(_event, data) => setWhole(data.value === 'series')}>
                <Radio value="series" label="The whole series" />
                <Radio value="date" label="This date only" />
              </RadioGroup>
            )}
            <div className={styles.buttons}>
              <Button disabledFocusable={busy} icon={<CheckmarkCircleRegular />} onClick={() => void respond('accept')}>Accept</Button>
              <Button disabledFocusable={busy} icon={<QuestionCircleRegular />} onClick={() => void respond('tentativelyAccept')}>Tentative</Button>
              <Button disabledFocusable={busy} icon={<DismissCircleRegular />} onClick={() => void respond('decline')}>Decline</Button>
            </div>
          </div>
        )}
        <EntryTools key={`${entry.id} ${entry.start}`} entry={entry} close={close} reload={reload} />
        <div className={styles.section}>
          <Subtitle2 as="h3">Organizer</Subtitle2>
          <Persona name={entry.organizer} textAlignment="center" avatar={{ color: 'colorful', 'aria-hidden': true }} />
        </div>
        {entry.attendees.length > 0 && (
          <div className={styles.section}>
            <Subtitle2 as="h3">Attendees</Subtitle2>
            <ul className={styles.people}>
              {entry.attendees.map((attendee) => (
                <li key={attendee.address} className={styles.attendee}>
                  <Persona name={attendee.name} textAlignment={attendee.optional ? 'start' : 'center'} secondaryText={attendee.optional ? 'Optional' : undefined} avatar={{ color: 'colorful', 'aria-hidden': true }} />
                  <Badge appearance="tint" shape="rounded" color="informative">{answerWords[attendee.response]}</Badge>
                </li>
              ))}
            </ul>
          </div>
        )}
        {entry.bodyHtml && <div className={styles.html} dangerouslySetInnerHTML={{ __html: safeHtml(entry.bodyHtml) }} onClick={(event) => {
          const link = (event.target as HTMLElement).closest('a')
          if (!link) return
          event.preventDefault()
          openLink(link.href)
        }} />}
      </DrawerBody>
    </>
  )
}

function whenOf(entry: CalendarEntry): string {
  if (entry.isAllDay) return `${longDay(entry.start)}, all day`
  if (dateOf(entry.start) === dateOf(entry.end)) return `${longDay(entry.start)}, ${clockTime(entry.start)} to ${clockTime(entry.end)}`
  return `${dayAndTime(entry.start)} to ${dayAndTime(entry.end)}`
}
