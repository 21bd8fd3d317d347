import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { ProposedCircle } from '../../api/matching/contract.ts'
import { Person } from '../parts/person.tsx'
import { fitOf, sharesOf } from './run-words.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '16px' },
  mentee: { display: 'flex', flexDirection: 'column', gap: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '16px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  fit: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  reasons: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  reason: { display: 'grid', gridTemplateColumns: '1fr auto', columnGap: '12px', rowGap: '2px' },
  points: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  track: { gridColumnStart: 1, gridColumnEnd: 3, height: '6px', borderRadius: tokens.borderRadiusMedium, border: `1px solid ${tokens.colorNeutralStroke1}`, overflow: 'hidden' },
  bar: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: 'none' },
  meta: { color: tokens.colorNeutralForeground2 },
})

/** Why these people: for each mentee the reasons in words, each with its points of the fit. */
export function CircleReasons({ circle }: { circle: ProposedCircle }) {
  const styles = useStyles()
  return (
    <div className={styles.all}>
      <Person person={circle.mentor} duty="Mentor" />
      {circle.mentees.map((mentee) => (
        <section key={mentee.person.id} className={styles.mentee}>
          <div className={styles.head}>
            <Person person={mentee.person} />
            <Caption1 className={styles.fit}>{`Fit ${fitOf(mentee.score)}`}</Caption1>
          </div>
          <ul className={styles.reasons} aria-label={`Why ${mentee.person.displayName}`}>
            {sharesOf(mentee).map((share, index) => (
              <li key={index} className={styles.reason}>
                <Body1>{share.text}</Body1>
                <Body1 className={styles.points} aria-label={`${share.points} points`}>
                  {share.points}
                </Body1>
                <div className={styles.track} aria-hidden>
                  <div className={styles.bar} style={{ width: `${Math.round(share.part * 100)}%` }} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Caption1 className={styles.meta}>A mentee’s points add up to their fit. Few come near 100: it takes every wish at once.</Caption1>
    </div>
  )
}
