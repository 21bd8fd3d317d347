import { Body1, Body1Strong, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { Eye16Regular } from '@fluentui/react-icons'
import type { Circle } from '../../api/matching/contract.ts'
import type { RepairOption } from '../../api/repairs/contract.ts'
import { whoHearsNothing, whoReadsWhat } from '../parts/repair-words.ts'
import { say } from '../texts/repairs.ts'
import { PlaceChanges } from './place-changes.tsx'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  told: { display: 'flex', flexDirection: 'column', gap: '2px' },
  words: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  meta: { color: tokens.colorNeutralForeground2 },
  note: { display: 'flex', alignItems: 'center', gap: '8px', color: tokens.colorNeutralForeground2, '& > svg': { flexShrink: 0 } },
})

/** All that would come of a way: who changes place, what stays, and who reads which words. */
export function RepairPreview({ circle, option }: { circle: Circle; option: RepairOption }) {
  const styles = useStyles()
  const nothing = whoHearsNothing(circle, option.tells)
  return (
    <>
      <section className={styles.part}>
        <Subtitle2 as="h3" className={styles.title}>
          {say('whatChanges')}
        </Subtitle2>
        <PlaceChanges changes={option.changes} />
        <Body1>{option.keeps}</Body1>
      </section>
      <section className={styles.part}>
        <Subtitle2 as="h3" className={styles.title}>
          {say('whoHears')}
        </Subtitle2>
        <div className={styles.note}>
          <Eye16Regular aria-hidden />
          <Caption1>{say('nobodyToldYet')}</Caption1>
        </div>
        <ul className={styles.list}>
          {whoReadsWhat(option.tells).map(({ names, text }) => (
            <li key={names} className={styles.told}>
              <Body1Strong>{names}</Body1Strong>
              <Body1 className={styles.words}>{text}</Body1>
            </li>
          ))}
        </ul>
        {nothing && <Caption1 className={styles.meta}>{nothing}</Caption1>}
      </section>
    </>
  )
}
