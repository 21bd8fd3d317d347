import type { ReactNode } from 'react'
import { Badge, Body1, Body1Strong, Caption1, Card, makeStyles, Subtitle1, tokens } from '@fluentui/react-components'
import type { StoryWords, Teller } from '../../api/stories/contract.ts'
import { say } from '../texts/stories.ts'
import { tellersWords } from './story-words.ts'

const useStyles = makeStyles({
  card: { gap: '12px', padding: '20px', overflowWrap: 'anywhere', '@media print': { boxShadow: 'none', border: `1px solid ${tokens.colorNeutralStroke1}`, breakInside: 'avoid' } },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 16px' },
  part: { display: 'flex', flexDirection: 'column', gap: '2px', maxWidth: '640px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  // On paper that is passed on, whose circle it is says more than everybody agreed to.
  from: { color: tokens.colorNeutralForeground2, '@media print': { display: 'none' } },
  said: { whiteSpace: 'pre-line' },
})

type StoryCardProps = { words: StoryWords; tellers?: readonly Teller[]; status?: ReactNode; /** Where it comes from. */ from?: string; children?: ReactNode }

/** One story as it is told, with the badge that says what it is not. */
export function StoryCard({ words, tellers, status, from, children }: StoryCardProps) {
  const styles = useStyles()
  const parts = [[say('before'), words.before], [say('did'), words.did], [say('after'), words.after]] as const
  return (
    <Card size="large" className={styles.card}>
      <div className={styles.head}>
        <Subtitle1 as="h2" style={{ margin: 0 }}>
          {words.title}
        </Subtitle1>
        {status}
      </div>
      {from && <Caption1 className={styles.from}>{from}</Caption1>}
      {parts.map(([label, text]) => (
        <div key={label} className={styles.part}>
          <Caption1 className={styles.quiet}>{label}</Caption1>
          <Body1 className={styles.said}>{text}</Body1>
        </div>
      ))}
      {words.figures && <Body1Strong>{words.figures}</Body1Strong>}
      {tellers && <Body1 className={styles.quiet}>{tellersWords(tellers)}</Body1>}
      <div>
        <Badge appearance="outline" color="informative" shape="rounded">
          {say('badge')}
        </Badge>
      </div>
      {children}
    </Card>
  )
}
