import { Button, MessageBar, MessageBarBody, Tab, TabList, Text, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AddRegular, CalendarCancelRegular, ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { ask, useRemote } from '../client.ts'
import { addDays, addMonths, dateOf, dayAndMonth, firstOfMonth, mondayOf, monthAndYear } from '../dates.ts'
import { NewMeeting } from '../outlook/new-meeting.tsx'
import { useStage } from '../stage.tsx'
import { BlockTime, type Spot } from './block-time.tsx'
import { EntryDetails } from './entry-details.tsx'
import { MonthView } from './month-view.tsx'
import { WeekView } from './week-view.tsx'
import type { CalendarEntry, CalendarView } from '../../wire.ts'

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%', backgroundColor: tokens.colorNeutralBackground1 },
  head: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '56px', flex: 'none', paddingInline: '16px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  headNarrow: { flexWrap: 'wrap', paddingInline: '8px', paddingBlock: '4px', gap: '4px' },
  title: { flex: 1, minWidth: 0, whiteSpace: 'nowrap', '& h1': { margin: 0 } },
  titleNarrow: { order: -1, flexBasis: '100%', paddingInline: '8px' },
  gap: { flex: 1 },
  zone: { color: tokens.colorNeutralForeground3 },
  body: { flex: 1, minHeight: 0, position: 'relative' },
  empty: { padding: '24px' },
})

/** The person's Outlook calendar: month and week, in the person's own time. */
export function CalendarApp() {
  const styles = useStyles()
  const { person, state, address, move, narrow } = useStage()
  const today = state ? dateOf(state.localNow) : null
  const date = address.date ?? today
  const days = address.view === 'month' ? 42 : narrow ? 3 : 7
  const from = date && (address.view === 'month' ? mondayOf(firstOfMonth(date)) : narrow ? date : mondayOf(date))
  const to = from && addDays(from, days)
  const calendar = useRemote<CalendarView>(from ? `/people/${person.id}/calendar?from=${from}&to=${to}` : null, ['requests', 'people'])
  const entries = calendar.value?.entries ?? []
  const open = entries.find((entry) => entry.id === address.event) ?? null
  const loaded = calendar.value !== null
  const [writing, setWriting] = useState(false)

  const [spot, setSpot] = useState<Spot | null>(null)
  const block = (start: string): void => setSpot({ start })

  // A link may name an entry of another month, or a series: then the calendar turns to where it stands.
  useEffect(() => {
    if (address.event === null || open !== null || !loaded) return
    ask<CalendarEntry | null>(`/people/${person.id}/calendar-entry/${encodeURIComponent(address.event)}`).then(
      (found) => move(found ? { date: dateOf(found.start), event: found.id } : { event: null }, 'replace'),
      () => move({ event: null }, 'replace'),
    )
  }, [address.event, open, loaded, person.id, move])

  function turn(direction: 1 | -1): void {
    if (!date) return
    move({ date: address.view === 'month' ? addMonths(firstOfMonth(date), direction) : addDays(date, days * direction), event: null }, 'replace')
  }
  const title = !date || !from ? '' : address.view === 'month' ? monthAndYear(date) : `${dayAndMonth(from)} to ${dayAndMonth(addDays(from, days - 1))}`
  const unit = address.view === 'month' ? 'month' : narrow ? 'days' : 'week'

  return (
    <section className={styles.column} aria-label={`Calendar of ${person.displayName}`}>
      <div className={mergeClasses(styles.head, narrow && styles.headNarrow)}>
        <Button onClick={() => move({ date: null, event: null }, 'replace')}>Today</Button>
        <Button appearance="subtle" icon={<ChevronLeftRegular />} aria-label={`Previous ${unit}`} onClick={() => turn(-1)} />
        <Button appearance="subtle" icon={<ChevronRightRegular />} aria-label={`Next ${unit}`} onClick={() => turn(1)} />
        <div className={mergeClasses(styles.title, narrow && styles.titleNarrow)}>
          <Title3 as="h1" style={narrow ? { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 } : undefined}>{title}</Title3>
        </div>
        {narrow && <span className={styles.gap} />}
        {!narrow && person.timeZone && <Text size={200} className={styles.zone}>{person.timeZone.replaceAll('_', ' ')}</Text>}
        {person.timeZone !== null && <Button icon={<AddRegular />} {...(narrow ? { 'aria-label': 'New meeting' } : {})} onClick={() => setWriting(true)}>{narrow ? null : 'New meeting'}</Button>}
        {person.timeZone !== null && today && <Button icon={<CalendarCancelRegular />} aria-label="Block time" onClick={() => block(`${address.date ?? today}T09:00`)}>{narrow ? null : 'Block time'}</Button>}
        <TabList size="small" appearance="subtle" selectedValue={address.view} onTabSelect={(_event, data) => move({ view: data.value as 'month' | 'week', event: null }, 'replace')} aria-label="View">
          <Tab value="week">Week</Tab>
          <Tab value="month">Month</Tab>
        </TabList>
      </div>
      {calendar.error !== null && <MessageBar intent="error"><MessageBarBody>{calendar.error}</MessageBarBody></MessageBar>}
      {person.timeZone === null && calendar.value
        ? <Text className={styles.empty}>{person.displayName} has no mailbox in the cloud, so there is no calendar to show.</Text>
        : from && today && date && (
          <div className={styles.body}>
            {address.view === 'month'
              ? <MonthView from={from} month={date.slice(0, 7)} today={today} entries={entries} open={(id) => move({ event: id })} block={block} />
              : <WeekView from={from} days={days} today={today} localNow={state?.localNow ?? ''} entries={entries} open={(id) => move({ event: id })} block={block} />}
          </div>
        )}
      {spot && <BlockTime spot={spot} close={() => setSpot(null)} saved={calendar.reload} />}
      <EntryDetails entry={open} close={() => move({ event: null })} reload={calendar.reload} />
      {writing && <NewMeeting close={() => setWriting(false)} sent={calendar.reload} />}
    </section>
  )
}
