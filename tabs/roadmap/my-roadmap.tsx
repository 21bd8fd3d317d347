import { Button, makeStyles, tokens, useArrowNavigationGroup } from '@fluentui/react-components'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { getRoadmap, type Roadmap } from '../../api/roadmap/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { circleNameOf } from '../parts/circle-name.ts'
import { Bone, CardBones, Loading } from '../parts/loading.tsx'
import { useMe } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { MoveQuestions } from '../parts/move-questions.tsx'
import { Page } from '../parts/page.tsx'
import { Path } from '../parts/path.tsx'
import { useReader } from '../parts/when.tsx'
import { WIDE } from '../parts/width.ts'
import { Goals } from '../parts/goals.tsx'
import { say } from '../texts/roadmap.ts'
import { SeriesNote } from './series-note.tsx'
import { SessionNotes } from './session-notes.tsx'
import { StageCard } from './stage-card.tsx'
import { standingOf, stopsOf } from './stage-words.ts'

const useStyles = makeStyles({
  path: { padding: '8px 0 24px', color: tokens.colorNeutralForeground1 },
  grid: { display: 'grid', gap: '16px', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', [WIDE]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' } },
})

/** Sessions move when calendars change, so the page looks again every few seconds while somebody reads it. */
function pollMs(roadmap: Roadmap | undefined): number {
  return roadmap?.series.state === 'planning' || roadmap?.series.state === 'intended' ? 5_000 : 10_000
}

/** The way of a circle through its sessions. */
export function MyRoadmap() {
  const styles = useStyles()
  const me = useMe().person.id
  const { circleId = '' } = useParams()
  const navigate = useNavigate()
  const roadmap = useAnswer(getRoadmap, { params: { circleId } }, { pollMs })
  return (
    <Page
      title={say('roadmap')}
      status={roadmap.data && [circleNameOf(roadmap.data.circle, me), standingOf(roadmap.data)].join(' · ')}
      actions={
        <>
          {roadmap.data?.role === 'mentor' && roadmap.data.stages.some(({ state }) => state === 'done') && <Button onClick={() => void navigate(`/circle/${circleId}/insight`)}>{say('whatHelped')}</Button>}
          {roadmap.data?.stages.every(({ state }) => state === 'done') && <Button onClick={() => void navigate(`/circle/${circleId}/certificate`)}>{say('certificate')}</Button>}
        </>
      }
    >
      {roadmap.error && <Failed title={say('roadmapNotLoaded')} error={roadmap.error} onRetry={() => void roadmap.refetch()} />}
      {roadmap.data && <Loaded roadmap={roadmap.data} />}
      {roadmap.isPending && (
        <Loading label={say('loadingRoadmap')}>
          <div className={styles.path}>
            <Bone height={64} />
          </div>
          <div className={styles.grid}>
            <CardBones lines={6} />
            <CardBones lines={3} />
          </div>
        </Loading>
      )}
    </Page>
  )
}

function Loaded({ roadmap }: { roadmap: Roadmap }) {
  const styles = useStyles()
  const reader = useReader()
  const [search] = useSearchParams()
  const arrows = useArrowNavigationGroup({ axis: 'both' })
  const wished = Number(search.get('stage'))
  const stage =
    roadmap.stages.find(({ number }) => number === wished) ?? roadmap.stages.find(({ state }) => state === 'current') ?? roadmap.stages.at(-1)
  if (!stage) return null
  return (
    <>
      <SeriesNote roadmap={roadmap} />
      <SessionNotes roadmap={roadmap} />
      <MoveQuestions circleId={roadmap.circle.id} apart />
      <nav aria-label={say('stages')} className={styles.path}>
        <Path label={say('yourRoadmap')} stops={stopsOf(roadmap, reader)} selected={stage.number} celebrate={Number(search.get('closed')) || null} arrows={arrows} />
      </nav>
      <div className={styles.grid}>
        <StageCard roadmap={roadmap} stage={stage} />
        <Goals roadmap={roadmap} />
      </div>
    </>
  )
}
