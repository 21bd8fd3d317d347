import { Body1, Body1Strong, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import type { Journey } from '../../api/roadmap/contract.ts'
import { Card } from '../parts/card.tsx'
import { circleNameOf } from '../parts/circle-name.ts'
import { PageLink } from '../parts/page.tsx'
import { say } from '../texts/home.ts'
import { type HeroWords, heroWordsOf } from './hero-words.ts'

const useStyles = makeStyles({
  card: { gap: '12px', padding: '20px' },
  list: { display: 'flex', flexDirection: 'column', gap: '16px', listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 16px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** The journeys that are not the page's hero, one line each. */
export function OtherJourneys({ journeys, view }: { journeys: Journey[]; view: Parameters<typeof heroWordsOf>[1] }) {
  const styles = useStyles()
  if (journeys.length === 0) return null
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('alsoForYou')}
      </Subtitle2>
      <ul className={styles.list}>
        {journeys.map((journey) => (
          <Row key={journey.cohort.id} journey={journey} view={view} words={heroWordsOf(journey, view)} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ journey, view, words }: { journey: Journey; view: Parameters<typeof heroWordsOf>[1]; words: HeroWords }) {
  const styles = useStyles()
  const way = [words.primary, words.second].flatMap((move) => (move && 'to' in move ? [move] : []))[0]
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <Body1Strong>{words.headline}</Body1Strong>
        <Body1 className={styles.quiet}>
          {journey.cohort.program.name} · {journey.circle ? circleNameOf(journey.circle, view.me.person.id) : journey.cohort.name}
        </Body1>
      </span>
      {way && <PageLink to={way.to}>{way.label}</PageLink>}
    </li>
  )
}
