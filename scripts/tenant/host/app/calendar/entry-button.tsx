import { mergeClasses } from '@fluentui/react-components'
import { ArrowRepeatAllRegular } from '@fluentui/react-icons'
import type { CSSProperties } from 'react'
import { clockTime, dayAndTime } from '../dates.ts'
import { useEntryStyles } from './entry-styles.ts'
import type { CalendarEntry } from '../../wire.ts'

const shownAs: Record<CalendarEntry['showAs'], string> = { free: 'free', tentative: 'tentative', busy: 'busy', oof: 'out of office', workingElsewhere: 'working elsewhere', unknown: '' }

/** One entry in a grid; `tall` when its box has room for several lines. Its name says all that the box is too small for. */
export function EntryButton({ entry, open, withTime, tight = false, tall = false, className, style }: { entry: CalendarEntry; open(id: string): void; withTime: boolean; tight?: boolean; tall?: boolean; className?: string; style?: CSSProperties }) {
  const styles = useEntryStyles()
  const name = [
    withTime && !entry.isAllDay ? `${clockTime(entry.start)} ${entry.subject}` : entry.subject,
    entry.isAllDay ? 'all day' : `${dayAndTime(entry.start)} to ${clockTime(entry.end)}`,
    shownAs[entry.showAs],
    entry.series === 'single' ? '' : 'part of a series',
    entry.joinUrl ? 'Teams meeting' : '',
    entry.response === 'declined' ? 'declined' : '',
  ].filter(Boolean).join(', ')
  return (
    <button
      type="button"
      aria-label={name}
      title={entry.subject}
      style={style}
      className={mergeClasses(styles.entry, !entry.joinUrl && styles.plain, tight && styles.tight, (entry.showAs === 'tentative' || entry.showAs === 'free') && (entry.joinUrl ? styles.unanswered : styles.tentative), (entry.response === 'declined' || entry.isCancelled) && styles.declined, className)}
      onClick={() => open(entry.id)}
    >
      {withTime && !entry.isAllDay && <span className={styles.time}>{clockTime(entry.start)}{' '}</span>}
      <span className={mergeClasses(styles.subject, tall && styles.wrapped)}>{entry.subject}</span>
      {entry.series !== 'single' && !tight && <ArrowRepeatAllRegular className={styles.icon} aria-hidden />}
    </button>
  )
}
