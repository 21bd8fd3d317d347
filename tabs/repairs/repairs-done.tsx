import { useState } from 'react'
import { Body1Strong, Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { listRepairsDone } from '../../api/repairs/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { sayMoment } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { repairWord } from '../parts/repair-words.ts'
import { say } from '../texts/repairs.ts'
import { PlaceChanges } from './place-changes.tsx'

const FIRST = 5

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'flex-start' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0, width: '100%', boxSizing: 'border-box', backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  item: { display: 'flex', flexDirection: 'column', gap: '2px', padding: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, '&:first-child': { borderTopStyle: 'none' } },
})

/** What was repaired in a cohort, by whom and what it changed; nothing while nothing was. */
export function RepairsDone({ cohortId }: { cohortId: string }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const answer = useAnswer(listRepairsDone, { params: { cohortId } })
  const [all, setAll] = useState(false)
  if (answer.error) return <Failed title={say('doneNotLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />
  const repairs = answer.data?.repairs ?? []
  if (repairs.length === 0) return null
  return (
    <section className={styles.part} aria-label={say('repairedBefore')}>
      <Subtitle2 as="h2" className={styles.title}>
        {say('repairedBefore')}
      </Subtitle2>
      <ul className={styles.list}>
        {repairs.slice(0, all ? undefined : FIRST).map((repair) => (
          <li key={repair.id} className={styles.item}>
            <Body1Strong>{say('doneTo', { what: repairWord(repair.kind, 'done'), circle: repair.circle.name })}</Body1Strong>
            <PlaceChanges changes={repair.changes} />
            <Caption1 className={styles.meta}>{say('doneBy', { name: repair.by.displayName, when: sayMoment(repair.at, now, reader) })}</Caption1>
          </li>
        ))}
      </ul>
      {repairs.length > FIRST && !all && <Button onClick={() => setAll(true)}>{say('showAll', { count: repairs.length })}</Button>}
    </section>
  )
}
