import { Body1, Button, Card, makeStyles, Subtitle2 } from '@fluentui/react-components'
import { BookOpenRegular } from '@fluentui/react-icons'
import { getMyStories, listCircleStories, listStories, withdrawConsent } from '../../api/stories/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/stories.ts'
import { StoryCard } from './story-text.tsx'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px' },
  mine: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px', overflowWrap: 'anywhere' },
  card: { gap: '12px', padding: '20px' },
})

/** What circles tell of what came of it, for everybody in the company. */
export function Stories() {
  const styles = useStyles()
  const tell = useTell()
  const stories = useAnswer(listStories, {})
  const mine = useAnswer(getMyStories, {})
  const withdraw = useSend(withdrawConsent, [listStories, getMyStories, listCircleStories])
  const agreed = mine.data?.agreed ?? []
  return (
    <Page title={say('stories')}>
      {stories.error && <Failed title={say('notLoaded')} error={stories.error} onRetry={() => void stories.refetch()} />}
      {withdraw.error && <Failed title={say('notDone')} error={withdraw.error} onRetry={() => void mine.refetch()} />}
      {stories.isPending && (
        <Loading label={say('loading')}>
          <CardBones lines={5} />
        </Loading>
      )}
      {stories.data?.stories.length === 0 && (
        <Empty icon={<BookOpenRegular />} title={say('noPublished')}>
          {say('noPublishedDetail')}
        </Empty>
      )}
      <div className={styles.list}>
        {stories.data?.stories.map(({ id, words, tellers, program, cohort }) => <StoryCard key={id} words={words} tellers={tellers} from={[program, cohort].join(' · ')} />)}
        {agreed.length > 0 && (
          <Card size="large" className={styles.card}>
            <Subtitle2 as="h2" style={{ margin: 0 }}>
              {say('storiesYouAreIn')}
            </Subtitle2>
            {agreed.map(({ id, title }) => (
              <div key={id} className={styles.mine}>
                <Body1>{title}</Body1>
                <Button aria-label={say('withdrawFrom', { title })} disabledFocusable={withdraw.isPending} onClick={() => withdraw.mutate({ params: { storyId: id } }, { onSuccess: () => tell(say('withdrawnNow')) })}>
                  {say('withdraw')}
                </Button>
              </div>
            ))}
          </Card>
        )}
      </div>
    </Page>
  )
}
