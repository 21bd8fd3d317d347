import { useState } from 'react'
import { Button } from '@fluentui/react-components'
import { ScalesRegular } from '@fluentui/react-icons'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { compareMatchRuns, type MatchRunSummary } from '../../api/matching/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { say } from '../texts/matching.ts'
import { CompareTable } from './compare-table.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { RunBones } from './run-bones.tsx'
import { RunChanges } from './run-changes.tsx'
import { useStart } from './use-start.ts'

/** `/manage/:cohortId/match/compare?runs=…`: two or three runs side by side, and who would change circle. */
export function CompareRuns() {
  const navigate = useNavigate()
  const cohortId = useParams()['cohortId'] ?? ''
  const runs = useSearchParams()[0].get('runs') ?? ''
  const ids = runs.split(',')
  const possible = /^[0-9a-f-]{36}(,[0-9a-f-]{36}){1,2}$/.test(runs) && new Set(ids).size === ids.length
  const answer = useAnswer(compareMatchRuns, { params: { cohortId }, query: { runs } }, { enabled: possible })
  const start = useStart(cohortId)
  const [publishing, setPublishing] = useState<MatchRunSummary | null>(null)
  const back = { to: `/manage/${cohortId}/match?view=scenarios`, label: say('matchRun') }

  return (
    <Page title={say('compareScenarios')} width="full" back={back} status={say('nobodyToldUntilOne')}>
      {answer.error && <Failed title={say('notCompared')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {start.error && <Failed title={say('notStarted')} error={start.error} onRetry={start.retry} />}
      {!possible && (
        <Empty icon={<ScalesRegular />} title={say('chooseRuns')} action={<Button appearance="primary" onClick={() => void navigate(back.to)}>{say('seeScenarios')}</Button>}>
          {say('chooseRunsDetail')}
        </Empty>
      )}
      {possible && answer.isPending && <RunBones label={say('loadingComparison')} />}
      {answer.data && (
        <>
          <CompareTable runs={answer.data.runs} cohortId={cohortId} onPublish={setPublishing} />
          <RunChanges comparison={answer.data} />
        </>
      )}
      {publishing && (
        <PublishDialog
          run={publishing}
          open
          onClose={() => {
            setPublishing(null)
            void answer.refetch()
          }}
          onRunAgain={() => start.again(publishing)}
        />
      )}
    </Page>
  )
}
