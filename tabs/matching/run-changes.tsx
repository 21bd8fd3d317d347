import { useState } from 'react'
import { Body1, Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import type { RunComparison } from '../../api/matching/contract.ts'
import { Person } from '../parts/person.tsx'
import { NARROW } from '../parts/width.ts'
import { say } from '../texts/matching.ts'
import { changeSentence, moveWords } from './compare-words.ts'

const shownAtFirst = 12

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px', paddingTop: '24px' },
  title: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, width: '100%', boxSizing: 'border-box', backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  row: { display: 'grid', gridTemplateColumns: 'minmax(220px, 1fr) 2fr', alignItems: 'center', gap: '4px 24px', padding: '8px 16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, '&:first-child': { borderTopStyle: 'none' }, [NARROW]: { gridTemplateColumns: '1fr', padding: '8px 12px' } },
})

/** Between each two runs: how many people change circle, and who from where to where. */
export function RunChanges({ comparison }: { comparison: RunComparison }) {
  return comparison.changes.map((change) => <Change key={`${change.from} ${change.to}`} change={change} runs={comparison.runs} />)
}

function Change({ change, runs }: { change: RunComparison['changes'][number]; runs: RunComparison['runs'] }) {
  const styles = useStyles()
  const [all, setAll] = useState(false)
  const shown = all ? change.changes : change.changes.slice(0, shownAtFirst)
  return (
    <section className={styles.section} aria-label={changeSentence(change, runs)}>
      <Subtitle2 as="h2" className={styles.title}>
        {changeSentence(change, runs)}
      </Subtitle2>
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((move) => (
            <li key={`${move.role} ${move.person.id}`} className={styles.row}>
              <Person person={move.person} duty={say('duty', { role: move.role })} size="small" />
              <Body1>{moveWords(move)}</Body1>
            </li>
          ))}
        </ul>
      )}
      {change.changes.length > shown.length && <Button onClick={() => setAll(true)}>{say('showAll', { count: change.changes.length })}</Button>}
    </section>
  )
}
