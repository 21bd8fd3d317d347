import { Button, MessageBar, MessageBarBody, Tab, TabList, Text, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { useRemote } from '../client.ts'
import { addDays, addMonths, dateOf, dayAndMonth, firstOfMonth, mondayOf, monthAndYear } from '../dates.ts'
import { useStage } from '../stage.tsx'
import { EntryDetails } from './entry-details.tsx'
import { MonthView } from './month-view.tsx'
import { WeekView } from './week-view.tsx'
import type { CalendarView } from '../../wire.ts'

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%', backgroundColor: tokens.colorNeutralBackground1 },
  head: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '56px', flex: 'none', paddingInline: '16px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  headNarrow: { flexWrap: 'wrap', paddingInline: '8px', paddingBlock: '4px', gap: '4px' },
  title: { flex: 1, minWidth: 0, whiteSpace: 'nowrap' },
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
  const from = date && mondayOf(address.view === 'month' ? firstOfMonth(date) : date)
  const to = from && addDays(from, address.view === 'month' ? 42 : 7)
  const calendar = useRemote<CalendarView>(from ? `/people/${person.id}/calendar?from=${from}&to=${to}` : null, ['requests', 'people'])
  const entries = calendar.value?.entries ?? []
  const open = entries.find((entry) => entry.id === address.event) ?? null

  function turn(direction: 1 | -1): void {
    if (!date) return
    move({ date: address.view === 'month' ? addMonths(firstOfMonth(date), direction) : addDays(date, 7 * direction), event: null }, 'replace')
  }
  const title = !date || !from ? '' : address.view === 'month' ? monthAndYear(date) : `${dayAndMonth(from)} to ${dayAndMonth(addDays(from, 6))}`
  const unit = address.view === 'month' ? 'month' : 'week'

  return (
    <section className={styles.column} aria-label={`Calendar of ${person.displayName}`}>
      <div className={mergeClasses(styles.head, narrow && styles.headNarrow)}>
        <Button onClick={() => move({ date: null, event: null }, 'replace')}>Today</Button>
        <Button appearance="subtle" icon={<ChevronLeftRegular />} aria-label={`Previous ${unit}`} onClick={() => turn(-1)} />
        <Button appearance="subtle" icon={<ChevronRightRegular />} aria-label={`Next ${unit}`} onClick={() => turn(1)} />
        <div className={styles.title}>
          <Title3 as="h1" style={narrow ? { fontSize: tokens.fontSizeBase400 } : undefined}>{title}</Title3>
        </div>
        {!narrow && person.timeZone && <Text size={200} className={styles.zone}>{person.timeZone.replaceAll('_', ' ')}</Text>}
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
              ? <MonthView from={from} month={date.slice(0, 7)} today={today} entries={entries} open={(id) => move({ event: id })} />
              : <WeekView from={from} today={today} localNow={state?.localNow ?? ''} entries={entries} open={(id) => move({ event: id })} />}
          </div>
        )}
      <EntryDetails entry={open} close={() => move({ event: null })} reload={calendar.reload} />
    </section>
  )
}
