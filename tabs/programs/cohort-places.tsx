import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { Meter } from '../parts/meter.tsx'
import { useAnswer } from '../parts/answers.ts'
import { givesPlaces, placesTaken } from './change-words.ts'
import { placesWords } from './cohort-words.ts'

const useStyles = makeStyles({
  places: { display: 'flex', flexDirection: 'column', gap: '2px', maxWidth: '320px' },
  meta: { color: tokens.colorNeutralForeground2 },
})

/** How full a cohort is while places are given; nothing where there is no limit or none are given any more. */
export function CohortPlaces({ cohort }: { cohort: Cohort }) {
  const styles = useStyles()
  const { data } = useAnswer(listEnrolments, { params: { cohortId: cohort.id } }, { enabled: givesPlaces(cohort) })
  if (!givesPlaces(cohort) || cohort.places === null || !data) return null
  const { taken, waiting } = placesTaken(data.enrolments)
  return (
    <span className={styles.places}>
      <Caption1 className={styles.meta}>{placesWords(taken, cohort.places, waiting)}</Caption1>
      <Meter share={taken / cohort.places} />
    </span>
  )
}
