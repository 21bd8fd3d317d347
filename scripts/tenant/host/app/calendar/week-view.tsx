import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useLayoutEffect, useRef } from 'react'
import { addDays, dateOf, dayOfMonth, longDay, minuteOfDay, shortWeekday } from '../dates.ts'
import { EntryButton } from './entry-button.tsx'
import { placeInLanes } from './lanes.ts'
import type { CalendarEntry } from '../../wire.ts'

const hourHeight = 48
const hours = Array.from({ length: 24 }, (_, hour) => hour)

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100%', overflowX: 'auto' },
  days: { display: 'grid', gridTemplateColumns: '48px repeat(var(--days), minmax(0, 1fr))', flex: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  day: { padding: '4px 8px', minWidth: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}`, display: 'flex', flexDirection: 'column', gap: '2px' },
  number: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  today: { color: tokens.colorBrandForeground1 },
  scroll: { flex: 1, minHeight: 0, overflowY: 'auto' },
  grid: { display: 'grid', gridTemplateColumns: '48px repeat(var(--days), minmax(0, 1fr))', position: 'relative', height: `${24 * hourHeight}px` },
  hour: { height: `${hourHeight}px`, boxSizing: 'border-box', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, textAlign: 'end', paddingInlineEnd: '8px', transform: 'translateY(-8px)' },
  column: { position: 'relative', borderLeft: `1px solid ${tokens.colorNeutralStroke2}`, backgroundImage: `linear-gradient(to bottom, ${tokens.colorNeutralStroke3} 1px, transparent 1px)`, backgroundSize: `100% ${hourHeight}px` },
  entry: { position: 'absolute', alignItems: 'flex-start', paddingBlock: '2px' },
  now: { position: 'absolute', insetInline: 0, height: '2px', backgroundColor: tokens.colorCompoundBrandBackground, pointerEvents: 'none' },
})

/** Some days side by side, hour by hour. */
export function WeekView({ from, days, today, localNow, entries, open, block }: { from: string; days: number; today: string; localNow: string; entries: CalendarEntry[]; open(id: string): void; block(start: string): void }) {
  const styles = useStyles()
  const scroll = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    scroll.current?.scrollTo({ top: 7.5 * hourHeight })
  }, [from])
  const dates = Array.from({ length: days }, (_, day) => addDays(from, day))
  const columns = { '--days': dates.length } as React.CSSProperties
  return (
    <div className={styles.frame}>
      <div className={styles.days} style={columns}>
        <span />
        {dates.map((date) => (
          <div key={date} className={styles.day}>
            <span className={mergeClasses(styles.number, date === today && styles.today)}>{dayOfMonth(date)}</span>
            <span className={mergeClasses(styles.name, date === today && styles.today)}>{shortWeekday(date)}{date === today ? ', today' : ''}</span>
            {entries.filter((entry) => entry.isAllDay && dateOf(entry.start) <= date && date < dateOf(entry.end)).map((entry) => <EntryButton key={entry.id} entry={entry} open={open} withTime={false} />)}
          </div>
        ))}
      </div>
      <div ref={scroll} className={styles.scroll} tabIndex={0} role="group" aria-label="Hours of the week">
        <div className={styles.grid} style={columns}>
          <div aria-hidden>{hours.map((hour) => <div key={hour} className={styles.hour}>{hour === 0 ? '' : `${String(hour).padStart(2, '0')}:00`}</div>)}</div>
          {dates.map((date) => (
            <div key={date} className={styles.column} role="group" aria-label={longDay(date)} onClick={(event) => {
              if (event.target === event.currentTarget) block(`${date}T${halfHourAt(event.nativeEvent.offsetY)}`)
            }}>
              {date === dateOf(localNow) && <div className={styles.now} style={{ insetBlockStart: `${(minuteOfDay(localNow) / 60) * hourHeight}px` }} />}
              {placeInLanes(entries.filter((entry) => !entry.isAllDay && !entry.isCancelled).flatMap((entry) => stretchOn(entry, date))).map(({ item, lane, lanes }) => (
                <EntryButton
                  key={item.entry.id}
                  entry={item.entry}
                  open={open}
                  withTime={false}
                  tall={item.end - item.start >= 60}
                  className={styles.entry}
                  style={{
                    insetBlockStart: `${(item.start / 60) * hourHeight + 1}px`,
                    height: `${Math.max(((item.end - item.start) / 60) * hourHeight - 2, 20)}px`,
                    insetInlineStart: `calc(${(lane / lanes) * 100}% + 1px)`,
                    width: `calc(${100 / lanes}% - 3px)`,
                  }}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

/** The half hour at so many pixels below midnight. */
function halfHourAt(pixels: number): string {
  const minutes = Math.min(Math.floor((pixels / hourHeight) * 2), 46) * 30
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The part of an entry that falls on a day; entries over midnight are cut at it. */
function stretchOn(entry: CalendarEntry, date: string): { entry: CalendarEntry; start: number; end: number }[] {
  if (dateOf(entry.start) > date || dateOf(entry.end) < date) return []
  const start = dateOf(entry.start) < date ? 0 : minuteOfDay(entry.start)
  const end = dateOf(entry.end) > date ? 24 * 60 : minuteOfDay(entry.end)
  return end > start ? [{ entry, start, end }] : []
}
