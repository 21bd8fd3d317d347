import { useState } from 'react'
import { Body1, Button, makeStyles } from '@fluentui/react-components'
import { Add20Regular, BookOpenRegular } from '@fluentui/react-icons'
import { useParams, useSearchParams } from 'react-router'
import { listIdeas } from '../../api/sessions/contract.ts'
import { askCircle, changeStory, getMyStories, listCircleStories, listStories, removeStory, type Story, type StoryWords, withdrawConsent, writeStory } from '../../api/stories/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toast.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/stories.ts'
import { ConsentForm } from './consent-form.tsx'
import { StoryDrawer } from './story-drawer.tsx'
import { StoryCard } from './story-text.tsx'
import { channelsWords, stateTones } from './story-words.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

const read = [listCircleStories, getMyStories, listStories]

/** What my circle tells of what came of it: writing it, agreeing to it, and taking that back. */
export function CircleStories() {
  const styles = useStyles()
  const { circleId = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const ideaId = search.get('idea')
  const stories = useAnswer(listCircleStories, { params: { circleId } })
  const ideas = useAnswer(listIdeas, { params: { circleId } }, { enabled: ideaId !== null })
  const idea = ideas.data?.ideas.find(({ id }) => id === ideaId)
  const [writing, setWriting] = useState(false)
  const list = stories.data?.stories ?? []
  const close = () => {
    setWriting(false)
    if (ideaId !== null) setSearch({}, { replace: true })
  }
  const start = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={() => setWriting(true)}>
      {say('writeStory')}
    </Button>
  )
  return (
    <Page title={say('circleStories')} back={{ to: `/circle/${circleId}`, label: say('myCircle') }} actions={list.length > 0 && start}>
      {stories.error && <Failed title={say('notLoaded')} error={stories.error} onRetry={() => void stories.refetch()} />}
      {stories.isPending && (
        <Loading label={say('loading')}>
          <CardBones lines={5} />
        </Loading>
      )}
      {stories.data && list.length === 0 && (
        <Empty icon={<BookOpenRegular />} title={say('noStories')} action={start}>
          {say('noStoriesDetail')}
        </Empty>
      )}
      <div className={styles.list}>
        {list.map((story) => (
          <OneStory key={`${story.id} ${story.version}`} story={story} />
        ))}
      </div>
      {(writing || idea) && <WriteStory circleId={circleId} words={idea ? { before: idea.problem, did: idea.smallestTest, after: idea.outcome, figures: idea.evidence.slice(0, 120) } : {}} onClose={close} />}
    </Page>
  )
}

function WriteStory({ circleId, words, onClose }: { circleId: string; words: Partial<StoryWords>; onClose: () => void }) {
  const tell = useTell()
  const write = useSend(writeStory, read)
  const done = () => {
    tell(say('draftKept'))
    onClose()
  }
  return <StoryDrawer title={say('writeStory')} verb={[say('save'), say('saving')]} words={words} busy={write.isPending} error={write.error} onSave={(input) => write.mutate({ params: { circleId }, input }, { onSuccess: done })} onClose={onClose} />
}

function OneStory({ story }: { story: Story }) {
  const { state, words, someoneLeft, shortened, asksMe, publishedOn } = story
  const open = state === 'asked' || state === 'agreed'
  return (
    <StoryCard words={words} status={<Status tone={stateTones[state]}>{say('state', { state })}</Status>}>
      {state === 'withdrawn' && <Body1>{say('withdrawnDetail')}</Body1>}
      {state === 'draft' && <Body1>{say('draft')}</Body1>}
      {publishedOn.length > 0 && <Body1>{say('publishedOn', { channels: channelsWords(publishedOn) })}</Body1>}
      {someoneLeft && <Note intent="warning">{say('leftNoAnswer')}</Note>}
      {open && shortened && <Note>{say('shortened')}</Note>}
      {open && (asksMe ? <ConsentForm story={story} /> : <Body1>{say('notAsked')}</Body1>)}
      <StoryActs story={story} />
    </StoryCard>
  )
}

function StoryActs({ story }: { story: Story }) {
  const styles = useStyles()
  const tell = useTell()
  const [changing, setChanging] = useState(false)
  const ask = useSend(askCircle, read)
  const change = useSend(changeStory, read)
  const remove = useSend(removeStory, read)
  const withdraw = useSend(withdrawConsent, read)
  const { id, state, version, words, mine, consent, someoneLeft } = story
  const params = { storyId: id }
  const open = state === 'draft' || state === 'asked' || state === 'agreed'
  const failed = ask.error ?? remove.error ?? withdraw.error
  const changed = () => {
    tell(say(state === 'draft' ? 'draftKept' : 'askedToo'))
    setChanging(false)
  }
  return (
    <>
      {failed && <Failed title={say('notDone')} error={failed} onRetry={() => [ask, remove, withdraw].forEach((one) => one.reset())} retryLabel={sayBasic('close')} />}
      <div className={styles.acts}>
        {(state === 'draft' || someoneLeft) && (
          <Button appearance="primary" disabledFocusable={ask.isPending} onClick={() => ask.mutate({ params }, { onSuccess: () => tell(say('asked')) })}>
            {say(state === 'draft' ? 'askCircle' : 'askAnew')}
          </Button>
        )}
        {open && (
          <Button aria-label={say('changeStoryOf', { title: words.title })} onClick={() => setChanging(true)}>
            {say('changeStory')}
          </Button>
        )}
        {consent !== null && (
          <Button aria-label={say('withdrawFrom', { title: words.title })} disabledFocusable={withdraw.isPending} onClick={() => withdraw.mutate({ params }, { onSuccess: () => tell(say('withdrawnNow')) })}>
            {say('withdraw')}
          </Button>
        )}
        {open && mine && (
          <Button appearance="subtle" aria-label={say('removeStory', { title: words.title })} disabledFocusable={remove.isPending} onClick={() => remove.mutate({ params }, { onSuccess: () => tell(say('removed')) })}>
            {say('remove')}
          </Button>
        )}
      </div>
      {changing && (
        <StoryDrawer
          title={say('changeStory')}
          verb={[say(state === 'draft' ? 'save' : 'saveAndAsk'), say('saving')]}
          {...(state === 'draft' ? {} : { notice: say('changeAsksAnew') })}
          words={words}
          busy={change.isPending}
          error={change.error}
          onSave={(next) => change.mutate({ params, input: { ...next, version } }, { onSuccess: changed })}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  )
}
