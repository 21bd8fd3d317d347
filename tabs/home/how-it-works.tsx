import type { ReactElement } from 'react'
import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { CalendarLtr20Regular, LockClosed20Regular, Map20Regular, PeopleTeam20Regular } from '@fluentui/react-icons'
import type { Cohort } from '../../api/programs/contract.ts'
import { Card } from '../parts/card.tsx'
import { say } from '../texts/home.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '20px' },
  list: { display: 'flex', flexDirection: 'column', gap: '12px', listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', gap: '12px', alignItems: 'flex-start' },
  icon: { display: 'inline-flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
})

/** What one lets oneself in for, for people who are not in a circle yet. */
export function HowItWorks({ cohort }: { cohort: Cohort }) {
  const styles = useStyles()
  const { sessions, sessionMinutes } = cohort.program
  const points: [ReactElement, string][] = [
    [<PeopleTeam20Regular />, say('howCircle', { mentees: cohort.circleSize })],
    [<CalendarLtr20Regular />, say('howTime', { sessions, minutes: sessionMinutes })],
    [<Map20Regular />, say('howSessions')],
    [<LockClosed20Regular />, say('howPrivate')],
  ]
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('howItWorks')}
      </Subtitle2>
      <ul className={styles.list}>
        {points.map(([icon, words]) => (
          <li key={words} className={styles.row}>
            <span className={styles.icon} aria-hidden>
              {icon}
            </span>
            <Body1>{words}</Body1>
          </li>
        ))}
      </ul>
    </Card>
  )
}
