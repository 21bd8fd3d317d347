import { makeStyles, tokens } from '@fluentui/react-components'
import { say } from '../texts/parts-later.ts'

const useStyles = makeStyles({
  agenda: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '8px 12px', margin: 0 },
  minutes: { color: tokens.colorNeutralForeground2, textAlign: 'end', whiteSpace: 'nowrap' },
  step: { margin: 0 },
})

/** What a session does, step by step, with the minutes of each. */
export function Agenda({ items }: { items: readonly { minutes: number; text: string }[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.agenda}>
      {items.map((item, at) => [
        <dt key={`${at} minutes`} className={styles.minutes}>{say('agendaMinutes', { minutes: item.minutes })}</dt>,
        <dd key={`${at} step`} className={styles.step}>
          {item.text}
        </dd>,
      ])}
    </dl>
  )
}
