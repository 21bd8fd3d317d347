import { useState } from 'react'
import { Body1, Button, Card, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components'
import { BookOpenRegular } from '@fluentui/react-icons'
import { useParams } from 'react-router'
import { type AgreedStory, listCohortStories, listStories, publishStory, reportTakenDown, shortenStory, takeBackStory, type WithdrawnStory } from '../../api/stories/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toast.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/stories.ts'
import { StoryDrawer } from './story-drawer.tsx'
import { StoryCard } from './story-text.tsx'
import { channelsWords, stateTones, tellersWords, textOf } from './story-words.ts'
import { type PrintedStory, usePrint } from './use-print.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px' },
  telling: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px', paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  acts: { display: 'flex', flexWrap: 'wrap', gap: '8px', '@media print': { display: 'none' } },
  notOnPaper: { '@media print': { display: 'none' } },
  // Paper is white whatever the host's theme is.
  onPaper: { display: 'none', '@media print': { display: 'block', colorScheme: 'light', '& *': { color: '#000', backgroundColor: 'transparent' } } },
  card: { gap: '8px', padding: '20px', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

const read = [listCohortStories, listStories]

/** Stories that their circles have agreed to: where each may be told, and by whom. */
export function CohortStories() {
  const styles = useStyles()
  const cohortId = useParams()['cohortId'] ?? ''
  const answer = useAnswer(listCohortStories, { params: { cohortId } })
  const { waiting = 0, stories = [], withdrawn = [] } = answer.data ?? {}
  const [printed, print] = usePrint()
  return (
    <>
      <div className={mergeClasses(printed !== null && styles.notOnPaper)}>
        <Page title={say('stories')}>
          {answer.error && <Failed title={say('notLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
          {answer.isPending && (
            <Loading label={say('loading')}>
              <CardBones lines={5} />
            </Loading>
          )}
          {waiting > 0 && <Note>{say('waiting', { count: waiting })}</Note>}
          {answer.data && stories.length + withdrawn.length === 0 && (
            <Empty icon={<BookOpenRegular />} title={say('noStoriesCohort')}>
              {say('noStoriesCohortDetail')}
            </Empty>
          )}
          <div className={styles.list}>
            {withdrawn.map((story) => (
              <Withdrawn key={story.id} story={story} />
            ))}
            {stories.map((story) => (
              <Agreed key={`${story.id} ${story.version}`} story={story} onPrint={print} />
            ))}
          </div>
        </Page>
      </div>
      {printed && (
        <div className={styles.onPaper}>
          <StoryCard words={printed.words} tellers={printed.tellers} />
        </div>
      )}
    </>
  )
}

function Withdrawn({ story: { id, title, channels, takenDownAt } }: { story: WithdrawnStory }) {
  const styles = useStyles()
  const report = useSend(reportTakenDown, read)
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {title}
      </Subtitle2>
      <Status tone={takenDownAt === null ? 'careful' : 'plain'}>{say('withdrawn')}</Status>
      <Body1>{takenDownAt === null ? say('takeDown', { channels: channelsWords(channels.filter((channel) => channel !== 'program')) }) : say('takenDownDone')}</Body1>
      {report.error && <Failed title={say('notDone')} error={report.error} onRetry={() => report.mutate({ params: { storyId: id } })} />}
      {takenDownAt === null && <Button onClick={() => report.mutate({ params: { storyId: id } })}>{say('takenDown')}</Button>}
    </Card>
  )
}

function Agreed({ story, onPrint }: { story: AgreedStory; onPrint: (story: PrintedStory) => void }) {
  const styles = useStyles()
  const tell = useTell()
  const [shortening, setShortening] = useState(false)
  const publish = useSend(publishStory, read)
  const takeBack = useSend(takeBackStory, read)
  const shorten = useSend(shortenStory, read)
  const { id, state, words, version, circle, tellings } = story
  const params = { storyId: id }
  const failed = publish.error ?? takeBack.error
  const done = () => {
    tell(say('shortenedNow'))
    setShortening(false)
  }
  return (
    <StoryCard words={words} from={circle} status={<Status tone={stateTones[state]}>{say('state', { state })}</Status>}>
      {failed && <Failed title={say('notDone')} error={failed} onRetry={() => [publish, takeBack].forEach((one) => one.reset())} retryLabel={sayBasic('close')} />}
      {tellings.map(({ channel, tellers, publishedAt, namesChanged }) => {
        const place = say('channel', { channel })
        return (
          <div key={channel} className={styles.telling}>
            <Subtitle2 as="h3" style={{ margin: 0 }}>
              {place}
            </Subtitle2>
            <Body1 className={styles.quiet}>{tellersWords(tellers)}</Body1>
            {publishedAt !== null && <Status tone="good">{say('published')}</Status>}
            {namesChanged && channel !== 'program' && <Body1>{say('namesChanged')}</Body1>}
            <div className={styles.acts}>
              {publishedAt === null ? (
                <Button appearance="primary" aria-label={say('publishOn', { channel: place })} disabledFocusable={publish.isPending} onClick={() => publish.mutate({ params, input: { channel, version } }, { onSuccess: () => tell(say('publishedNow')) })}>
                  {say('publish')}
                </Button>
              ) : (
                <Button aria-label={say('takeBackFrom', { channel: place })} disabledFocusable={takeBack.isPending} onClick={() => takeBack.mutate({ params, input: { channel } }, { onSuccess: () => tell(say('takenOff')) })}>
                  {say('takeBack')}
                </Button>
              )}
              {channel !== 'program' && (
                <>
                  <Button aria-label={say('copyFor', { channel: place })} onClick={() => void navigator.clipboard.writeText(textOf(words, tellers)).then(() => tell(say('copied')), () => undefined)}>
                    {say('copyText')}
                  </Button>
                  <Button aria-label={say('printFor', { channel: place })} onClick={() => onPrint({ words, tellers })}>
                    {say('print')}
                  </Button>
                </>
              )}
            </div>
          </div>
        )
      })}
      {state === 'agreed' && (
        <div className={styles.acts}>
          <Button aria-label={say('shortenStory', { title: words.title })} onClick={() => setShortening(true)}>
            {say('shorten')}
          </Button>
        </div>
      )}
      {shortening && (
        <StoryDrawer title={say('shorten')} verb={[say('saveAndAsk'), say('saving')]} notice={say('shortenAsksAnew')} words={words} busy={shorten.isPending} error={shorten.error} onSave={(next) => shorten.mutate({ params, input: { ...next, version } }, { onSuccess: done })} onClose={() => setShortening(false)} />
      )}
    </StoryCard>
  )
}
