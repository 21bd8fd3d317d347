import type { ReactNode } from 'react'
import { Body1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  // What opens from a field may reach beyond its card.
  card: { gap: '12px', padding: '20px', overflow: 'visible' },
  words: { color: tokens.colorNeutralForeground2 },
})

/** One matter of the settings: its name, one sentence on what it does, and what can be set. */
export function SettingCard({ title, sentence, children }: { title: string; sentence: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {title}
      </Subtitle2>
      <Body1 className={styles.words}>{sentence}</Body1>
      {children}
    </Card>
  )
}
