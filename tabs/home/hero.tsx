import { Body1, Button, Caption1, Card, makeStyles, Subtitle1, tokens } from '@fluentui/react-components'
import { useNavigate } from 'react-router'
import { openLink } from '../host/teams.ts'
import { ActionBar } from '../parts/page.tsx'
import { Path, type Stop } from '../parts/path.tsx'
import type { HeroWords, Move } from './hero-words.ts'

const useStyles = makeStyles({
  hero: { gap: '12px', padding: '20px' },
  words: { maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  eyebrow: { color: tokens.colorNeutralForeground3 },
  path: { paddingTop: '12px' },
})

type HeroProps = { words: HeroWords; eyebrow: string | null; path: { label: string; stops: Stop[] } }

/** The one thing Home says, with the one thing to press. */
export function Hero({ words, eyebrow, path }: HeroProps) {
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
          {words.primary && <MoveButton move={words.primary} primary />}
          {words.second && <MoveButton move={words.second} />}
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

function MoveButton({ move, primary = false }: { move: Move; primary?: boolean }) {
  const navigate = useNavigate()
  const appearance = primary ? 'primary' : 'secondary'
  if ('to' in move)
    return (
      <Button appearance={appearance} onClick={() => void navigate(move.to)}>
        {move.label}
      </Button>
    )
  return (
    <Button appearance={appearance} onClick={() => void openLink(move.url)}>
      {move.label}
    </Button>
  )
}
