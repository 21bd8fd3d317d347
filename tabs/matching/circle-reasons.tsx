import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { Meter } from '../parts/meter.tsx'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/matching-circles.ts'
import { type ProposedMentee, sharesOf } from './circle-words.ts'

const useStyles = makeStyles({
  reasons: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  reason: { display: 'grid', gridTemplateColumns: '1fr auto', columnGap: '12px', rowGap: '2px' },
  points: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  whole: { gridColumnStart: 1, gridColumnEnd: 3 },
  meta: { gridColumnStart: 1, gridColumnEnd: 3, color: tokens.colorNeutralForeground2 },
})

/** Why one mentee is with this mentor: the reasons in words, each with its points of the fit and where it was read. */
export function CircleReasons({ mentee }: { mentee: ProposedMentee }) {
  const styles = useStyles()
  return (
    <ul className={styles.reasons} aria-label={say('whyPerson', { person: mentee.person.displayName })}>
      {sharesOf(mentee).map((share, index) => (
        <li key={index} className={styles.reason}>
          <Body1>{share.text}</Body1>
          <Body1 className={styles.points} aria-label={say('points', { points: share.points })}>
            {numberOf(share.points)}
          </Body1>
          <Meter share={share.part} className={styles.whole} />
          {share.source !== null && <Caption1 className={styles.meta}>{share.source}</Caption1>}
        </li>
      ))}
    </ul>
  )
}
