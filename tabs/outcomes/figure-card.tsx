import { useState } from 'react'
import { Body1, Caption1, Card, InfoLabel, makeStyles, mergeClasses, Subtitle2, Title2, tokens } from '@fluentui/react-components'
import type { Figure } from '../../api/outcomes/contract.ts'
import { say } from '../texts/outcomes.ts'

const useStyles = makeStyles({
  card: { padding: '16px', gap: '4px' },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  refused: { padding: '6px 0' },
  about: { display: 'flex', flexDirection: 'column', gap: '8px', maxWidth: '320px' },
})

/** One figure: its number, how it differs, and behind the sign how it is counted, of what and when. A refusal stands where the number would. */
export function FigureCard({ figure, updated }: { figure: Figure; updated: string }) {
  const styles = useStyles()
  const [card, setCard] = useState<HTMLElement | null>(null)
  return (
    <Card ref={setCard} className={styles.card}>
      <Subtitle2 as="h3" className={styles.title}>
        {/* The card would cut it off, so it opens in the page's own region. */}
        <InfoLabel
          infoButton={{ 'aria-label': say('about', { title: figure.title }), inline: false, popover: { mountNode: card?.closest('main') ?? null } }}
          info={
            <div className={styles.about}>
              <span>
                <b>{say('formula')}</b>
                <br />
                {figure.formula}
              </span>
              <span>
                <b>{say('source')}</b>
                <br />
                {figure.source}
              </span>
              <span>{updated}</span>
            </div>
          }
        >
          {figure.title}
        </InfoLabel>
      </Subtitle2>
      {figure.refused === null ? <Title2>{figure.words}</Title2> : <Body1 className={mergeClasses(styles.quiet, styles.refused)}>{figure.words}</Body1>}
      {figure.detail !== null && <Caption1 className={styles.quiet}>{figure.detail}</Caption1>}
      {figure.change !== null && <Caption1>{figure.change}</Caption1>}
    </Card>
  )
}
