import { useState } from 'react'
import { Body1, Body1Strong, Button, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { Add20Regular, Edit20Regular, LightbulbRegular } from '@fluentui/react-icons'
import type { Circle } from '../../api/matching/contract.ts'
import { type Idea, listIdeas } from '../../api/sessions/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf } from '../parts/moments.ts'
import { PageLink } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/roadmap-circle.ts'
import { IdeaDrawer } from './idea-drawer.tsx'
import { ideaStates } from './idea-words.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '20px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  list: { display: 'flex', flexDirection: 'column', gap: '16px', listStyleType: 'none', margin: 0, padding: 0 },
  idea: { display: 'flex', flexDirection: 'column', gap: '4px', overflowWrap: 'anywhere' },
  title: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px' },
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** What the circle makes together, from the first thought to what became of it. */
export function Ideas({ circle }: { circle: Circle }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const ideas = useAnswer(listIdeas, { params: { circleId: circle.id } })
  const [edited, setEdited] = useState<Idea | 'new' | null>(null)
  if (ideas.isPending)
    return (
      <Loading label={say('loadingIdeas')}>
        <CardBones lines={2} />
      </Loading>
    )
  const list = ideas.data?.ideas ?? []
  return (
    <Card size="large" className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h2" style={{ margin: 0 }}>
          {say('ideas')}
        </Subtitle2>
        {list.length > 0 && (
          <Button size="small" icon={<Add20Regular />} onClick={() => setEdited('new')}>
            {say('addIdea')}
          </Button>
        )}
      </div>
      {ideas.error && <Failed title={say('ideasNotLoaded')} error={ideas.error} onRetry={() => void ideas.refetch()} />}
      {ideas.data && list.length === 0 && (
        <Empty icon={<LightbulbRegular />} title={say('noIdeas')} action={<Button onClick={() => setEdited('new')}>{say('writeIdea')}</Button>}>
          {say('noIdeasDetail')}
        </Empty>
      )}
      {list.length > 0 && (
        <ul className={styles.list}>
          {list.map((idea) => (
            <li key={idea.id} className={styles.idea}>
              <div className={styles.title}>
                <Body1Strong>{idea.problem}</Body1Strong>
                <Button appearance="subtle" size="small" icon={<Edit20Regular />} aria-label={say('changeIdea', { problem: idea.problem })} onClick={() => setEdited(idea)} />
              </div>
              <div className={styles.state}>
                <Status tone={ideaStates[idea.state].tone}>{say(ideaStates[idea.state].word)}</Status>
                <Caption1 className={styles.quiet}>{[idea.owner?.displayName, idea.state === 'testing' && idea.testBy ? say('testByDay', { day: dateOf(idea.testBy, reader, now) }) : null].filter(Boolean).join(' · ')}</Caption1>
              </div>
              {idea.smallestTest && idea.outcome === '' && <Body1 className={styles.quiet}>{say('smallestTest', { test: idea.smallestTest })}</Body1>}
              {idea.outcome && <Body1>{idea.outcome}</Body1>}
              {idea.state === 'adopted' && (
                <PageLink to={`/circle/${circle.id}/stories?idea=${idea.id}`}>
                  {say('tellStory')}
                </PageLink>
              )}
              {idea.evidence && <Caption1 className={styles.quiet}>{say('tellBy', { evidence: idea.evidence })}</Caption1>}
            </li>
          ))}
        </ul>
      )}
      {edited && <IdeaDrawer key={edited === 'new' ? 'new' : edited.id} circle={circle} idea={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Card>
  )
}
