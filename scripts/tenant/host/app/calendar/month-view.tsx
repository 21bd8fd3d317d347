import { Button, Popover, PopoverSurface, PopoverTrigger, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { addDays, dateOf, dayOfMonth, longDay, shortWeekday } from '../dates.ts'
import { useStage } from '../stage.tsx'
import { EntryButton } from './entry-button.tsx'
import type { CalendarEntry } from '../../wire.ts'

const useStyles = makeStyles({
  table: { width: '100%', height: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  weekday: { height: '28px', textAlign: 'start', paddingInline: '8px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  cell: { verticalAlign: 'top', padding: 0, border: `1px solid ${tokens.colorNeutralStroke2}` },
  other: { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground3 },
  inside: { display: 'flex', flexDirection: 'column', gap: '2px', padding: '2px 4px', height: '100%', boxSizing: 'border-box', overflow: 'hidden', minHeight: '96px' },
  insideNarrow: { alignItems: 'stretch', padding: '2px', minHeight: '72px' },
  day: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, minWidth: '20px', paddingInline: '4px', alignSelf: 'flex-start' },
  today: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, borderRadius: tokens.borderRadiusCircular, textAlign: 'center', fontWeight: tokens.fontWeightSemibold, minWidth: '24px', paddingInline: 0, boxSizing: 'border-box' },
  more: { alignSelf: 'flex-start', minWidth: 0, height: '20px', paddingInline: '6px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  list: { display: 'flex', flexDirection: 'column', gap: '4px', width: '240px' },
  small: { height: '20px', flex: 'none' },
})

/** Six weeks as a table. A day that has more entries than room shows the rest on request. */
export function MonthView({ from, month, today, entries, open, block }: { from: string; month: string; today: string; entries: CalendarEntry[]; open(id: string): void; block(start: string): void }) {
  const styles = useStyles()
  const { narrow } = useStage()
  const room = narrow ? 2 : 3
  const weeks = [0, 1, 2, 3, 4, 5].map((week) => [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(from, week * 7 + day)))
  const shown = weeks.filter((week, index) => index < 4 || week.some((date) => date.startsWith(month)))
  return (
    <div style={{ height: '100%', overflowY: 'auto' }}>
      <table className={styles.table} aria-label="Month">
        <thead>
          <tr>{(weeks[0] ?? []).map((date) => <th key={date} scope="col" className={styles.weekday}>{shortWeekday(date)}</th>)}</tr>
        </thead>
        <tbody>
          {shown.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => {
                const here = entriesOn(entries, date)
                const fits = here.length <= room ? here : mostImportant(here, narrow ? 1 : 2)
                return (
                  <td key={date} className={mergeClasses(styles.cell, !date.startsWith(month) && styles.other)} aria-label={longDay(date)}>
                    <div className={mergeClasses(styles.inside, narrow && styles.insideNarrow)} onClick={(event) => {
                      if (event.target === event.currentTarget) block(`${date}T09:00`)
                    }}>
                      <span className={mergeClasses(styles.day, date === today && styles.today)} aria-current={date === today ? 'date' : undefined}>{dayOfMonth(date)}</span>
                      {fits.map((entry) => <EntryButton key={entry.id} entry={entry} open={open} withTime={!narrow} tight={narrow} className={styles.small} />)}
                      {here.length > fits.length && (
                        <Popover withArrow trapFocus>
                          <PopoverTrigger disableButtonEnhancement>
                            <Button appearance="transparent" size="small" className={styles.more} aria-label={`${here.length - fits.length} more on ${longDay(date)}`}>+{here.length - fits.length}{narrow ? '' : ' more'}</Button>
                          </PopoverTrigger>
                          <PopoverSurface className={styles.list} aria-label={longDay(date)}>
                            {here.map((entry) => <EntryButton key={entry.id} entry={entry} open={open} withTime />)}
                          </PopoverSurface>
                        </Popover>
                      )}
                    </div>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function entriesOn(entries: CalendarEntry[], date: string): CalendarEntry[] {
  return entries
    .filter((entry) => !entry.isCancelled && (entry.isAllDay ? dateOf(entry.start) <= date && date < dateOf(entry.end) : dateOf(entry.start) <= date && date <= dateOf(entry.end)))
    .toSorted((one, other) => one.start.localeCompare(other.start))
}

/** On a full day Teams meetings keep their place, so that lunch never hides a session; what is kept stays in order of time. */
function mostImportant(entries: CalendarEntry[], count: number): CalendarEntry[] {
  const kept = entries.toSorted((one, other) => Number(other.joinUrl !== null) - Number(one.joinUrl !== null)).slice(0, count)
  return entries.filter((entry) => kept.includes(entry))
}
