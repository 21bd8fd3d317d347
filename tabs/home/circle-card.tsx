import { Body1, makeStyles, Subtitle2 } from '@fluentui/react-components'
import type { Circle } from '../../api/matching/contract.ts'
import { Card } from '../parts/card.tsx'
import { useMe } from '../parts/me.tsx'
import { PageLink } from '../parts/page.tsx'
import { Person } from '../parts/person.tsx'
import { say } from '../texts/home-circle.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '20px' },
  people: { display: 'flex', flexDirection: 'column', gap: '12px' },
  links: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px' },
})

/** The people of my circle at a glance; `restable`: a break can be taken. */
export function CircleCard({ circle, restable }: { circle: Circle; restable: boolean }) {
  const styles = useStyles()
  const me = useMe().person.id
  const pair = circle.mentees.length === 1
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say(pair ? 'yourPair' : 'yourCircle')}
      </Subtitle2>
      <div className={styles.people}>
        {circle.mentor ? <Person person={circle.mentor} duty={say(circle.mentor.id === me ? 'youMentor' : 'mentor')} /> : <Body1>{say('mentorSought')}</Body1>}
        {circle.mentees.map((mentee) => (
          <Person key={mentee.id} person={mentee} {...(mentee.id === me ? { duty: say('you') } : {})} />
        ))}
      </div>
      <div className={styles.links}>
        <PageLink to={`/circle/${circle.id}`}>{say(pair ? 'openPair' : 'openCircle')}</PageLink>
        {restable && <PageLink to={`/enrol/${circle.cohortId}`}>{say('takeBreak')}</PageLink>}
      </div>
    </Card>
  )
}
