import { useState } from 'react'
import { Button, makeStyles, Menu, MenuButton, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components'
import { ArrowSwapRegular, PersonAddRegular } from '@fluentui/react-icons'
import { useNavigate, useParams } from 'react-router'
import { getMatchRun, listMatchRuns, type MatchRunSummary, startMatchRun } from '../../api/matching/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { useNow } from '../parts/me.tsx'
import { ActionBar, Page } from '../parts/page.tsx'
import { Status, type Tone } from '../parts/status.tsx'
import { sayMoment, sentence, useReader } from '../parts/when.tsx'
import { PHONE, useWidth } from '../parts/width.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { RunAnswer } from './run-answer.tsx'
import { RunState } from './run-state.tsx'
import { isUnderWay } from './run-words.ts'

const POLL_MS = 1000
/** People are approved while the page is open. */
const CALM_POLL_MS = 15_000

const states: Record<MatchRunSummary['state'], { words: string; tone: Tone }> = {
  requested: { words: 'Waiting to start', tone: 'waiting' },
  running: { words: 'Running', tone: 'waiting' },
  ready: { words: 'Not published', tone: 'plain' },
  published: { words: 'Published', tone: 'good' },
  failed: { words: 'Stopped', tone: 'bad' },
}

const useStyles = makeStyles({ bones: { display: 'flex', flexDirection: 'column', gap: '12px' } })

/** `/manage/:cohortId/match` shows the newest run, `/match/:runId` a chosen one. */
export function MatchRunPage() {
  const styles = useStyles()
  const navigate = useNavigate()
  const phone = useWidth(PHONE)
  const params = useParams()
  const cohortId = params['cohortId'] ?? ''
  const runs = useAnswer(listMatchRuns, { params: { cohortId } }, { pollMs: (answer) => (answer?.runs.some(isUnderWay) ? POLL_MS : CALM_POLL_MS) })
  const summary = runs.data?.runs.find(({ id }) => id === params['runId']) ?? runs.data?.runs[0]
  const shown = summary !== undefined && (summary.state === 'ready' || summary.state === 'published')
  const run = useAnswer(getMatchRun, { params: { runId: summary?.id ?? '' } }, { enabled: shown })
  const start = useSend(startMatchRun, [listMatchRuns])
  const [publishing, setPublishing] = useState(false)
  const ready = runs.data?.ready ?? { mentors: 0, mentees: 0 }
  const busy = start.isPending || runs.data?.runs.some(isUnderWay) === true
  const possible = ready.mentees > 0 && ready.mentors > 0
  // An older proposal may speak of people who have left or are in a circle by now.
  const newest = summary !== undefined && summary.id === runs.data?.runs[0]?.id
  const isPublished = runs.data?.runs.some(({ state }) => state === 'published') === true
  const begin = () => start.mutate({ params: { cohortId } }, { onSuccess: () => void navigate(`/manage/${cohortId}/match`) })

  const actions = summary && (
    <>
      {summary.state === 'ready' && newest && !isPublished && run.data && run.data.circles.length > 0 && (
        <Button appearance="primary" disabledFocusable={busy} onClick={() => setPublishing(true)}>
          Review and publish
        </Button>
      )}
      {summary.state === 'published' && <Button onClick={() => void navigate(`/manage/${cohortId}/circles`)}>See the circles</Button>}
      {possible && !isPublished && (
        <Button appearance={summary.state === 'failed' ? 'primary' : 'secondary'} disabledFocusable={busy} {...(start.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={begin}>
          Run again
        </Button>
      )}
      {runs.data && runs.data.runs.length > 1 && <RunPicker runs={runs.data.runs} chosen={summary} cohortId={cohortId} />}
    </>
  )

  return (
    <Page
      title="Match run"
      width="full"
      status={summary && <Status tone={states[summary.state].tone}>{states[summary.state].words}</Status>}
      {...(actions && !phone ? { actions } : {})}
    >
      {runs.error && <Failed what="load the match runs" error={runs.error} onRetry={() => void runs.refetch()} />}
      {start.error && <Failed what="start the match run" error={start.error} onRetry={begin} />}
      {runs.isPending && (
        <Loading what="the match runs">
          <div className={styles.bones}>
            <Bone width="480px" height={24} />
            <Bone width="320px" height={24} />
            {Array.from({ length: 6 }, (_, row) => (
              <Bone key={row} height={64} />
            ))}
          </div>
        </Loading>
      )}
      {runs.data && !summary && possible && (
        <Empty
          icon={<ArrowSwapRegular />}
          title={`${ready.mentees + ready.mentors} people are ready`}
          action={
            <Button appearance="primary" disabledFocusable={busy} {...(start.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={begin}>
              {start.isPending ? 'Starting…' : 'Run the match'}
            </Button>
          }
        >
          {`${ready.mentees} mentees and ${ready.mentors} mentors are compared by what they want and offer, the functions they want to explore and their interests. It takes a few seconds. Nobody is told anything until you publish.`}
        </Empty>
      )}
      {runs.data && !summary && !possible && (
        <Empty icon={<PersonAddRegular />} title="Not enough people are ready" action={<Button onClick={() => void navigate(`/manage/${cohortId}/enrolments`)}>See enrolments</Button>}>
          {`A match run needs approved people on both sides: now ${ready.mentees} mentees and ${ready.mentors} mentors.`}
        </Empty>
      )}
      {summary && !shown && <RunState run={summary} />}
      {summary && shown && run.error && <Failed what="load the circles of this run" error={run.error} onRetry={() => void run.refetch()} />}
      {summary && shown && run.isPending && (
        <Loading what="the circles of this run">
          <div className={styles.bones}>
            <Bone width="480px" height={24} />
            <Bone width="320px" height={24} />
            {Array.from({ length: 6 }, (_, row) => (
              <Bone key={row} height={64} />
            ))}
          </div>
        </Loading>
      )}
      {summary && shown && run.data && <RunAnswer key={run.data.id} run={{ ...run.data, state: summary.state }} ready={ready} newest={newest} />}
      {actions && phone && <ActionBar sticky>{actions}</ActionBar>}
      {run.data && <PublishDialog run={run.data} open={publishing} onClose={() => setPublishing(false)} />}
    </Page>
  )
}

function RunPicker({ runs, chosen, cohortId }: { runs: readonly MatchRunSummary[]; chosen: MatchRunSummary; cohortId: string }) {
  const navigate = useNavigate()
  const reader = useReader()
  const now = useNow()
  return (
    <Menu checkedValues={{ run: [chosen.id] }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton>{`All ${runs.length} runs`}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {runs.map((run) => (
            <MenuItemRadio key={run.id} name="run" value={run.id} subText={`${states[run.state].words}, by ${run.requestedBy.displayName}`} onClick={() => void navigate(`/manage/${cohortId}/match/${run.id}`)}>
              {sentence(sayMoment(run.requestedAt, now, reader))}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
