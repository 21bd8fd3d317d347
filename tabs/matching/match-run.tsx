import { useState } from 'react'
import { Button, makeStyles } from '@fluentui/react-components'
import { useNavigate, useParams } from 'react-router'
import { getMatchRun, listMatchRuns } from '../../api/matching/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { ActionBar, Page } from '../parts/page.tsx'
import { PHONE, useWidth } from '../parts/width.ts'
import { say } from '../texts/matching.ts'
import { NoRunYet } from './no-run-yet.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { RunAgain } from './run-again.tsx'
import { RunAnswer, useScenario } from './run-answer.tsx'
import { RunBones } from './run-bones.tsx'
import { chooseRun } from './run-choice.ts'
import { RunMenu, RunPicker } from './run-menu.tsx'
import { RunEnded, RunState, RunUnderWay } from './run-state.tsx'
import { hasAnswer, isUnderWay, staleness } from './run-words.ts'
import { draftOf } from './scenario-words.ts'
import { useStart } from './use-start.ts'
import { useWishes } from './use-wishes.ts'

const POLL_MS = 1000
/** People are approved while the page is open. */
const CALM_POLL_MS = 15_000

const useStyles = makeStyles({ beside: { display: 'inline-flex', alignItems: 'center', gap: '4px' } })

/** `/manage/:cohortId/match` shows the newest run with an answer, `/match/:runId` a chosen one. */
export function MatchRunPage() {
  const styles = useStyles()
  const navigate = useNavigate()
  const phone = useWidth(PHONE)
  const params = useParams()
  const cohortId = params['cohortId'] ?? ''
  const list = useAnswer(listMatchRuns, { params: { cohortId } }, { pollMs: (answer) => (answer?.runs.some(isUnderWay) ? POLL_MS : CALM_POLL_MS) })
  const runs = list.data?.runs ?? []
  const ready = list.data?.ready ?? { mentors: 0, mentees: 0, freeSeats: 0 }
  const { shown, underWay, ended } = chooseRun(runs, params['runId'])
  const run = useAnswer(getMatchRun, { params: { runId: shown?.id ?? '' } }, { enabled: shown !== null })
  const start = useStart(cohortId)
  const wishes = useWishes(cohortId)
  const scenario = useScenario()
  const [publishing, setPublishing] = useState(false)
  const possible = ready.mentees > 0 && ready.mentors + ready.freeSeats > 0
  const busy = start.isPending || underWay !== null
  const stale = run.data ? staleness(run.data) : null
  const publishable = shown?.state === 'ready' && run.data !== undefined && run.data.circles.length > 0 && stale?.broken !== true

  const again = shown !== null && possible && stale === null
  const hasActions = publishable || again || shown?.state === 'published' || (shown === null && ended !== null && possible)
  const menu = run.data && (
    <RunMenu run={run.data} onNew={possible ? () => scenario.open(draftOf(run.data)) : null} onCompare={runs.filter(hasAnswer).length > 1 ? () => void navigate(`/manage/${cohortId}/match/${run.data.id}?view=scenarios`) : null} />
  )
  const main = (
    <>
      {publishable && (
        <Button appearance="primary" disabledFocusable={busy} onClick={() => setPublishing(true)}>
          {say('reviewAndPublish')}
        </Button>
      )}
      {shown?.state === 'published' && <Button onClick={() => void navigate(`/manage/${cohortId}/circles`)}>{say('seeCircles')}</Button>}
      {/* A run that is no longer true says so itself, and offers this there. */}
      {again && <RunAgain run={shown} start={start} busy={busy} {...(shown.state === 'published' ? { label: say('matchWhoWaits') } : {})} />}
      {!shown && ended && possible && (
        <Button appearance="primary" disabledFocusable={busy} onClick={() => start.again(ended)}>
          {say('runAgain')}
        </Button>
      )}
    </>
  )

  return (
    <Page
      title={say('matchRun')}
      width="full"
      status={
        shown && (
          <span className={styles.beside}>
            <RunPicker runs={runs} chosen={shown} cohortId={cohortId} />
            <RunState state={shown.state} />
            {phone && menu}
          </span>
        )
      }
      {...(phone ? {} : { actions: <>{main}{menu}</> })}
    >
      {list.error && <Failed title={say('runsNotLoaded')} error={list.error} onRetry={() => void list.refetch()} />}
      {start.error && !scenario.shown?.open && <Failed title={say('notStarted')} error={start.error} onRetry={start.retry} />}
      {list.isPending && <RunBones label={say('loadingRuns')} />}
      {underWay && <RunUnderWay run={underWay} />}
      {ended && <RunEnded run={ended} {...(shown && possible ? { onRetry: () => start.again(ended) } : {})} />}
      {list.data && runs.length === 0 && <NoRunYet ready={ready} cohortId={cohortId} start={start} />}
      {shown && run.error && <Failed title={say('runNotLoaded')} error={run.error} onRetry={() => void run.refetch()} />}
      {shown && run.isPending && <RunBones label={say('loadingRun')} />}
      {shown && run.data && <RunAnswer key={run.data.id} run={{ ...run.data, state: shown.state }} runs={runs} cohortId={cohortId} start={start} busy={busy} possible={possible} wishes={wishes} scenario={scenario} />}
      {phone && hasActions && <ActionBar sticky="page">{main}</ActionBar>}
      {shown && <PublishDialog run={shown} open={publishing} onClose={() => setPublishing(false)} onRunAgain={() => start.again(shown)} />}
    </Page>
  )
}
