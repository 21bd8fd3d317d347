import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRight16Regular } from '@fluentui/react-icons'
import type { PlaceChange } from '../../api/repairs/contract.ts'
import { say } from '../texts/repairs.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  change: { display: 'flex', flexDirection: 'column' },
  places: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 4px', color: tokens.colorNeutralForeground2 },
  arrow: { display: 'inline-flex' },
})

/** Who changes place: where they stood, and where they stand then. */
export function PlaceChanges({ changes }: { changes: readonly PlaceChange[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {changes.map(({ person, from, to }) => (
        <li key={person.id} className={styles.change}>
          <Body1>{[person.displayName, person.department].filter(Boolean).join(', ')}</Body1>
          <Caption1 className={styles.places}>
            <span>{from}</span>
            <span className={styles.arrow} role="img" aria-label={say('becomes')}>
              <ArrowRight16Regular aria-hidden />
            </span>
            <span>{to}</span>
          </Caption1>
        </li>
      ))}
    </ul>
  )
}
