import { useState } from 'react'
import { Body1, Body1Strong, Caption1, Card, makeStyles, mergeClasses, Subtitle2, Tab, TabList, tokens, typographyStyles } from '@fluentui/react-components'
import { getSharedWeek, type SharedWeek as Week } from '../../api/scheduling/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { spanOf, timeOf } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/roadmap-circle.ts'
import { endOf, firstDayOf, hoursOf, laterOf, sentenceOf, weekdayOf } from './shared-week-words.ts'

const useStyles = makeStyles({
  card: { gap: '12px', padding: '20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  days: { marginInlineStart: '-6px', flexWrap: 'wrap' },
  rows: { display: 'flex', flexDirection: 'column', gap: '12px', listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexDirection: 'column', gap: '4px' },
  words: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', alignItems: 'baseline' },
  // Hours run from left to right in every language, as on the clocks of calendars.
  track: { position: 'relative', direction: 'ltr', height: '12px', borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorNeutralBackground3, boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke2}` },
  bar: { position: 'absolute', top: 0, bottom: 0, boxSizing: 'border-box', borderRadius: tokens.borderRadiusSmall, border: `2px solid ${tokens.colorNeutralStrokeAccessible}`, backgroundColor: tokens.colorNeutralBackground1 },
  shared: { border: 'none', backgroundColor: tokens.colorCompoundBrandBackground },
  session: { position: 'absolute', top: '-3px', bottom: '-3px', boxSizing: 'border-box', minWidth: '8px', borderRadius: tokens.borderRadiusSmall, border: `2px solid ${tokens.colorNeutralForeground1}` },
  axis: { ...typographyStyles.caption1, direction: 'ltr', display: 'flex', justifyContent: 'space-between', color: tokens.colorNeutralForeground2 },
})

/** The hours in which the members of a circle work, beside each other by the reader's clock, and those they share. */
export function SharedWeek({ circleId }: { circleId: string }) {
  const styles = useStyles()
  const week = useAnswer(getSharedWeek, { params: { circleId } })
  if (week.data) return <Loaded week={week.data} />
  if (!week.error)
    return (
      <Loading label={say('loadingSharedWeek')}>
        <CardBones lines={5} />
      </Loading>
    )
  return (
    <Card size="large" className={styles.card}>
      <Failed title={say('sharedWeekNotLoaded')} error={week.error} onRetry={() => void week.refetch()} />
    </Card>
  )
}

function Loaded({ week }: { week: Week }) {
  const styles = useStyles()
  const reader = { ...useReader(), timeZone: week.timeZone }
  const me = useMe().person.id
  const now = useNow()
  const [chosen, setChosen] = useState<string | null>(null)
  const open = week.days.filter(({ on, worked }) => on === week.session?.on || worked.some(({ spans }) => spans.length > 0))
  const day = open.find(({ on }) => on === (chosen ?? firstDayOf(week))) ?? open[0]
  const later = laterOf(week, reader, now)
  if (!day) return null
  const { session } = week
  const shown = session?.on === day.on ? session : null
  const quarters = [0, 1, 2, 3].map((quarter) => timeOf(day.startAt + (quarter * (day.endAt - day.startAt)) / 4, reader))
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('sharedWeek')}
      </Subtitle2>
      <Body1 aria-live="polite">{sentenceOf(day, week.members.length, reader)}</Body1>
      {later && <Body1 className={styles.quiet}>{later}</Body1>}
      <TabList size="small" className={styles.days} selectedValue={day.on} onTabSelect={(_, { value }) => setChosen(String(value))} aria-label={say('day')}>
        {open.map((one) => (
          <Tab key={one.on} value={one.on}>
            {weekdayOf(one, reader, 'short')}
          </Tab>
        ))}
      </TabList>
      <ul className={styles.rows}>
        {week.members.map((member) => (
          <li key={member.person.id} className={styles.row}>
            <span className={styles.words}>
              <Body1Strong>{member.person.id === me ? say('you') : member.person.displayName}</Body1Strong>
              <Caption1 className={styles.quiet}>{hoursOf(day, member.person.id, member, reader)}</Caption1>
            </span>
            <Bars day={day} spans={day.worked.find(({ personId }) => personId === member.person.id)?.spans ?? []} />
          </li>
        ))}
        <li className={styles.row}>
          <span className={styles.words}>
            <Body1Strong>{say('allOfYou', { people: week.members.length })}</Body1Strong>
            {shown && <Caption1 className={styles.quiet}>{say('frame', { number: shown.number, span: spanOf(shown.startAt, shown.endAt, reader) })}</Caption1>}
          </span>
          <Bars day={day} spans={day.shared} session={shown} shared />
        </li>
      </ul>
      <div className={styles.axis} aria-hidden>
        {[...quarters, endOf(day.endAt, reader)].map((label, at) => (
          <span key={at}>{label}</span>
        ))}
      </div>
    </Card>
  )
}

type Span = Week['days'][number]['shared'][number]

function Bars({ day, spans, session = null, shared = false }: { day: Week['days'][number]; spans: Span[]; session?: Span | null; shared?: boolean }) {
  const styles = useStyles()
  const place = ({ startAt, endAt }: Span) => {
    const share = (at: number) => (100 * (Math.min(Math.max(at, day.startAt), day.endAt) - day.startAt)) / (day.endAt - day.startAt)
    return { left: `${share(startAt)}%`, width: `${share(endAt) - share(startAt)}%` }
  }
  return (
    <div className={styles.track} aria-hidden>
      {spans.map((span) => (
        <div key={span.startAt} className={mergeClasses(styles.bar, shared && styles.shared)} style={place(span)} />
      ))}
      {session && <div className={styles.session} style={place(session)} />}
    </div>
  )
}
