import { Suspense } from 'react'
import { Body1, Button, Caption1, makeStyles, Subtitle1, tokens } from '@fluentui/react-components'
import { useNavigate } from 'react-router'
import type { Enrolment } from '../../api/enrolment/contract.ts'
import { openLink } from '../host/teams.ts'
import { Card } from '../parts/card.tsx'
import { lazily } from '../parts/lazily.ts'
import { ActionBar } from '../parts/page.tsx'
import { Path, type Stop } from '../parts/path.tsx'
import type { HeroWords, Move } from './hero-words.ts'

const acts = () => import('./hero-acts.tsx')
const AnswerOnTheSpot = lazily(() => acts().then((module) => module.AnswerOnTheSpot))
const ComeBack = lazily(() => acts().then((module) => module.ComeBack))

const useStyles = makeStyles({
  hero: { gap: '12px', padding: '20px' },
  words: { maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  eyebrow: { color: tokens.colorNeutralForeground3 },
  path: { paddingTop: '12px' },
})

type HeroProps = { words: HeroWords; /** Whose state the words tell, for what is done on the spot. */ enrolment: Enrolment | null; eyebrow: string | null; path: { label: string; stops: Stop[] } }

/** The one thing Home says, with the one thing to press. */
export function Hero({ words, enrolment, eyebrow, path }: HeroProps) {
  const styles = useStyles()
  return (
    <Card size="large" className={styles.hero}>
      {eyebrow && <Caption1 className={styles.eyebrow}>{eyebrow}</Caption1>}
      <Subtitle1 as="h2" style={{ margin: 0 }}>
        {words.headline}
      </Subtitle1>
      <Body1 className={styles.words}>{words.line}</Body1>
      {(words.primary || words.second) && (
        <ActionBar>
          {words.primary && <MoveButton move={words.primary} enrolment={enrolment} primary />}
          {words.second && <MoveButton move={words.second} enrolment={enrolment} />}
        </ActionBar>
      )}
      {path.stops.length > 0 && (
        <div className={styles.path}>
          <Path small label={path.label} stops={path.stops} />
        </div>
      )}
    </Card>
  )
}

function MoveButton({ move, enrolment, primary = false }: { move: Move; enrolment: Enrolment | null; primary?: boolean }) {
  const navigate = useNavigate()
  const appearance = primary ? 'primary' : 'secondary'
  if ('to' in move)
    return (
      <Button appearance={appearance} onClick={() => void navigate(move.to)}>
        {move.label}
      </Button>
    )
  if ('url' in move)
    return (
      <Button appearance={appearance} onClick={() => void openLink(move.url)}>
        {move.label}
      </Button>
    )
  if (!enrolment) return null
  return <Suspense fallback={<Button appearance="primary">{move.label}</Button>}>{move.act === 'answer' ? <AnswerOnTheSpot enrolment={enrolment} label={move.label} /> : <ComeBack enrolment={enrolment} label={move.label} />}</Suspense>
}
