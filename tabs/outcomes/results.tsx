import { useState } from 'react'
import { Button, makeStyles, Subtitle1 } from '@fluentui/react-components'
import { ArrowClockwise20Regular, DataTrendingRegular, Print20Regular } from '@fluentui/react-icons'
import { useNavigate, useParams } from 'react-router'
import { getResults, type Results, updateResults } from '../../api/outcomes/contract.ts'
import { listCohorts } from '../../api/programs/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { dateOf, sayMoment } from '../parts/moments.ts'
import { Page } from '../parts/page.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/outcomes.ts'
import { DownloadMenu } from './download-menu.tsx'
import { FigureCard } from './figure-card.tsx'
import { GoalPicture } from './goal-picture.tsx'
import { MonthsPicture } from './months-picture.tsx'
import { PulsePicture } from './pulse-picture.tsx'
import { figuresByGroup } from './result-words.ts'
import { ResultsFilters, type View } from './results-filters.tsx'
import { RunRecords } from './run-records.tsx'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '16px' },
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))', gap: '16px' },
  pictures: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(400px, 100%), 1fr))', gap: '16px' },
  title: { margin: 0 },
})

const everybody: View = { function: null, site: null, compareWith: null }
const POLL_MS = 2_000

/** What came of a cohort, or, where the address names none, of all of them: figures, pictures and files. */
export function ResultsPage() {
  const { cohortId } = useParams()
  // Another cohort begins with everybody.
  return <ResultsOf key={cohortId ?? 'company'} cohortId={cohortId} />
}

function ResultsOf({ cohortId }: { cohortId: string | undefined }) {
  const navigate = useNavigate()
  const reader = useReader()
  const now = useNow()
  const isOrganizer = useMe().roles.includes('organizer')
  const [view, setView] = useState(everybody)
  const [problem, setProblem] = useState<string | null>(null)
  const query = {
    ...(cohortId !== undefined && { cohortId }),
    ...(view.function !== null && { function: view.function }),
    ...(view.site !== null && { site: view.site }),
    ...(view.compareWith !== null && { compareWith: view.compareWith }),
  }
  const results = useAnswer(getResults, { query }, { pollMs: (answer) => (answer?.updating ? POLL_MS : false) })
  const cohorts = useAnswer(listCohorts, {})
  const update = useSend(updateResults, [getResults], { untilFresh: true })
  const { data } = results
  const others = cohortId === undefined ? [] : (cohorts.data?.cohorts ?? []).filter(({ id }) => id !== cohortId)

  return (
    <Page
      title={say('results')}
      status={data && statusOf(data, (at) => sayMoment(at, now, reader))}
      actions={
        data && (
          <>
            {cohortId !== undefined && isOrganizer && !data.final && (
              <Button icon={<ArrowClockwise20Regular />} disabledFocusable={update.isPending || data.updating} onClick={() => update.mutate({ params: { cohortId } })}>
                {say('updateNow')}
              </Button>
            )}
            {data.computedAt !== null && <DownloadMenu query={query} onProblem={setProblem} />}
            {cohortId !== undefined && data.computedAt !== null && (
              <Button icon={<Print20Regular />} onClick={() => void navigate(`/manage/${cohortId}/board`)}>
                {say('board')}
              </Button>
            )}
          </>
        )
      }
    >
      {problem !== null && <Note intent="warning" title={say('downloadFailed')}>{problem}</Note>}
      {update.error && <Failed title={say('resultsNotLoaded')} error={update.error} onRetry={() => cohortId !== undefined && update.mutate({ params: { cohortId } })} />}
      {results.error && <Failed title={say('resultsNotLoaded')} error={results.error} onRetry={() => void results.refetch()} />}
      {results.isPending && (
        <Loading label={say('loadingResults')}>
          <CardBones lines={4} />
        </Loading>
      )}
      {data?.computedAt === null && (
        <Empty icon={<DataTrendingRegular />} title={say('firstFigures')}>
          {data.firstOn !== null && say('firstFiguresOn', { day: dateOf(data.firstOn, reader, now) })}
        </Empty>
      )}
      {data && data.computedAt !== null && (
        <>
          <ResultsFilters results={data} view={view} others={others} onChange={setView} />
          <Shown results={data} updated={say('updated', { when: sayMoment(data.computedAt, now, reader) })} />
        </>
      )}
      {cohortId !== undefined && !isOrganizer && <RunRecords cohortId={cohortId} onProblem={setProblem} />}
    </Page>
  )
}

function statusOf({ computedAt, final, updating, scope, cohorts }: Results, inWords: (at: number) => string): string {
  const parts = [scope.kind === 'cohort' ? scope.name : `${say('company')}, ${say('seasonsIn', { count: cohorts })}`]
  if (updating) parts.push(say('updating'))
  else if (computedAt !== null) parts.push(final ? say('final') : say('updated', { when: inWords(computedAt) }))
  return parts.join(' · ')
}

function Shown({ results, updated }: { results: Results; updated: string }) {
  const styles = useStyles()
  const goals = results.figures.find(({ id }) => id === 'goal-movement')
  return (
    <div className={styles.all}>
      {figuresByGroup(results.figures).map(({ title, figures }) => (
        <section key={title} className={styles.all}>
          <Subtitle1 as="h2" className={styles.title}>
            {title}
          </Subtitle1>
          <div className={styles.grid}>
            {figures.map((figure) => (
              <FigureCard key={figure.id} figure={figure} updated={updated} />
            ))}
          </div>
        </section>
      ))}
      <div className={styles.pictures}>
        {results.months.length > 0 && <MonthsPicture months={results.months} />}
        {goals && <GoalPicture figure={goals} />}
        <PulsePicture pulse={results.pulse} />
      </div>
    </div>
  )
}
