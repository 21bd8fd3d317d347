import { Body1, Card, makeStyles, tokens } from '@fluentui/react-components'
import { getMyStories } from '../../api/stories/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { PageLink } from '../parts/page.tsx'
import { say } from '../texts/stories.ts'

const useStyles = makeStyles({
  card: { gap: '4px', padding: '16px 20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** A story of mine that waits for my answer, else the way to those that everybody may read; nothing where there is neither. */
export function StoryCard() {
  const styles = useStyles()
  const { data } = useAnswer(getMyStories, {})
  if (!data) return null
  const [first] = data.waiting
  if (!first && data.published === 0) return null
  return (
    <Card className={styles.card}>
      <PageLink to={first ? `/circle/${first.circleId}/stories` : '/stories'}>{first ? say('homeWaiting', { count: data.waiting.length }) : say('homeRead', { count: data.published })}</PageLink>
      <Body1 className={styles.quiet}>{say(first ? 'homeWaitingDetail' : 'homeReadDetail')}</Body1>
    </Card>
  )
}
