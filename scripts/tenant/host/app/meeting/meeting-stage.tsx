import { Avatar, Body1, Button, Caption1, Text, ToggleButton, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CallEndRegular, PeopleTeamRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useRemote } from '../client.ts'
import { clockTime, longDay } from '../dates.ts'
import { useStage } from '../stage.tsx'
import { chatOfLink, meetingIdOf } from './join-link.ts'
import { SidePanel } from './side-panel.tsx'
import type { MeetingView } from '../../wire.ts'

const useStyles = makeStyles({
  window: { flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground4 },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', minHeight: '56px', flex: 'none', padding: '4px 16px', backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  words: { flex: 1, minWidth: '160px', display: 'flex', flexDirection: 'column' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  columns: { flex: 1, minHeight: 0, display: 'flex' },
  room: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '16px', padding: '16px', overflowY: 'auto' },
  people: { flex: 1, listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))', gridAutoRows: 'minmax(160px, 1fr)', gap: '12px' },
  person: { display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', gap: '12px', padding: '16px', borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorTransparentStroke}`, textAlign: 'center' },
  calm: { color: tokens.colorNeutralForeground2, textAlign: 'center', textWrap: 'balance' },
  panel: { width: '320px', flex: 'none', minHeight: 0 },
  panelAlone: { flex: 1, minWidth: 0, minHeight: 0 },
})

/** A meeting as far as it is rehearsed: who is in it, and what the app shows beside the call. */
export function MeetingStage({ joinUrl }: { joinUrl: string }) {
  const styles = useStyles()
  const { company, person, move, narrow } = useStage()
  const meeting = useRemote<MeetingView>(`/people/${person.id}/meeting?join=${encodeURIComponent(joinUrl)}`, ['people']).value
  const chatId = chatOfLink(joinUrl)
  const panelUrl = chatId === null ? null : company.panelUrl
  const [open, setOpen] = useState(true)
  const beside = open && panelUrl !== null
  const invited = meeting?.people.some(({ id }) => id === person.id) ?? false
  const people = [...(invited ? [] : [{ id: person.id, name: person.displayName, declined: false }]), ...(meeting?.people ?? [])].filter(({ id, declined }) => !declined || id === person.id)
  return (
    <main className={styles.window}>
      <header className={styles.bar}>
        <div className={styles.words}>
          <h1 className={styles.title}>{meeting?.subject ?? 'Meeting'}</h1>
          {meeting && <Caption1 className={styles.quiet}>{`${longDay(meeting.start)}, ${clockTime(meeting.start)} to ${clockTime(meeting.end)}`}</Caption1>}
        </div>
        {panelUrl !== null && <ToggleButton appearance="subtle" icon={<PeopleTeamRegular />} checked={open} onClick={() => setOpen(!open)}>Crosspath</ToggleButton>}
        <Button icon={<CallEndRegular />} onClick={() => move({ join: null })}>Leave</Button>
      </header>
      <div className={styles.columns}>
        {!(narrow && beside) && (
          <section className={styles.room} aria-label="In this meeting">
            <Body1 className={styles.calm}>The rehearsal has calendars, chats and apps, but no calls: nobody here hears or sees you. What the app shows beside the call is real.</Body1>
            <ul className={styles.people}>
              {people.map(({ id, name }) => (
                <li key={id ?? name} className={styles.person}>
                  <Avatar name={name} size={72} color="colorful" aria-hidden />
                  <Text weight="semibold">{id === person.id ? `${name} (you)` : name}</Text>
                </li>
              ))}
            </ul>
          </section>
        )}
        {beside && chatId !== null && (
          <div className={mergeClasses(narrow ? styles.panelAlone : styles.panel)}>
            <SidePanel source={panelUrl} meeting={{ chatId, meetingId: meetingIdOf(chatId) }} close={() => setOpen(false)} />
          </div>
        )}
      </div>
    </main>
  )
}
