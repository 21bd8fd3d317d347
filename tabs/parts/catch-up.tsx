import { Body1, makeStyles, Subtitle2 } from '@fluentui/react-components'
import type { Circle } from '../../api/matching/contract.ts'
import { say } from '../texts/parts-later.ts'
import { Card } from './card.tsx'
import { useMe } from './me.tsx'
import { PageLink } from './page.tsx'
import { firstNameOf } from './person-words.ts'

const useStyles = makeStyles({
  card: { gap: '8px', padding: '20px' },
  links: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px' },
})

/** For whoever was not there when their circle met: a short check-in, until one is booked. `agreed`: leads to what was agreed, too. */
export function CatchUp({ circle, number, agreed = false }: { circle: Circle; number: number; agreed?: boolean }) {
  const styles = useStyles()
  const me = useMe().person.id
  const { id, mentor } = circle
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('missedTitle', { number })}
      </Subtitle2>
      <Body1>{mentor && mentor.id !== me ? say('missedWithMentor', { name: firstNameOf(mentor) }) : say('missedWithCircle')}</Body1>
      <div className={styles.links}>
        <PageLink to={`/circle/${id}?catch-up=yes`}>{say('missedFindTime')}</PageLink>
        {agreed && <PageLink to={`/circle/${id}/session/${number}?view=close`}>{say('missedAgreed')}</PageLink>}
      </div>
    </Card>
  )
}
