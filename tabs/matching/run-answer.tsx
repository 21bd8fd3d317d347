import { useState } from 'react'
import { makeStyles, useId } from '@fluentui/react-components'
import { useSearchParams } from 'react-router'
import type { MatchRun, MatchRunSummary } from '../../api/matching/contract.ts'
import { Failed } from '../parts/message.tsx'
import { say } from '../texts/matching.ts'
import { CirclesView } from './circles-view.tsx'
import { FairnessView } from './fairness-view.tsx'
import { RulesView } from './rules-view.tsx'
import { RunHeader } from './run-header.tsx'
import { isView, RunTabs, type View } from './run-tabs.tsx'
import { ScenarioDrawer } from './scenario-drawer.tsx'
import { draftOf, nameOfTrial, type ScenarioDraft } from './scenario-words.ts'
import { ScenariosView } from './scenarios-view.tsx'
import { UnmatchedList } from './unmatched-list.tsx'
import type { Start } from './use-start.ts'
import type { Wishes } from './use-wishes.ts'
import { WaitingChanges } from './waiting-changes.tsx'
import { waitingChanges } from './wish-words.ts'

const useStyles = makeStyles({ panel: { outlineStyle: 'none' } })

export type Scenario = { draft: ScenarioDraft; key: number; open: boolean }

type RunAnswerProps = {
  run: MatchRun
  runs: readonly MatchRunSummary[]
  cohortId: string
  start: Start
  busy: boolean
  /** Whether a further run can be started at all. */
  possible: boolean
  wishes: Wishes
  scenario: { shown: Scenario | null; open: (draft: ScenarioDraft) => void; close: () => void }
}

/** A run with an answer: what it came to, and its parts by tab. */
export function RunAnswer({ run, runs, cohortId, start, busy, possible, wishes, scenario }: RunAnswerProps) {
  const styles = useStyles()
  const id = useId('run')
  const [params, setParams] = useSearchParams()
  const asked = params.get('view')
  const view: View = isView(asked) ? asked : 'circles'
  const editable = run.state === 'ready' && possible
  const show = (next: View) => setParams(next === 'circles' ? {} : { view: next }, { replace: true })
  const changes = editable && wishes.ready ? waitingChanges(run, wishes.pairs) : []
  const fresh = possible ? () => scenario.open(draftOf(run)) : null

  return (
    <>
      <RunHeader run={run} start={start} busy={busy} possible={possible} />
      {wishes.error && <Failed title={say('wishNotKept')} error={wishes.error} onRetry={wishes.retry} />}
      <RunTabs id={id} run={run} runs={runs.length} view={view} onView={show} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view}`} className={styles.panel}>
        {view === 'circles' && <CirclesView run={run} runs={runs} wishes={wishes} start={start} editable={editable} hasFoot={changes.length > 0} />}
        {view === 'unmatched' && (
          <UnmatchedList
            unmatched={run.unmatched}
            published={run.state === 'published'}
            onTry={possible ? (remedy) => scenario.open(draftOf(run, remedy.change ?? {}, nameOfTrial(remedy.rule))) : null}
          />
        )}
        {view === 'rules' && <RulesView run={run} wishes={wishes} onNew={fresh} />}
        {view === 'fairness' && <FairnessView run={run} />}
        {view === 'scenarios' && <ScenariosView runs={runs} shown={run} cohortId={cohortId} onNew={fresh} />}
      </div>
      {editable && <WaitingChanges run={run} changes={changes} start={start} busy={busy} />}
      {scenario.shown && <ScenarioDrawer key={scenario.shown.key} open={scenario.shown.open} onClose={scenario.close} cohortId={cohortId} from={run} first={scenario.shown.draft} />}
    </>
  )
}

/** The scenario that is being written; every opening begins anew. */
export function useScenario(): RunAnswerProps['scenario'] {
  const [shown, setShown] = useState<Scenario | null>(null)
  return {
    shown,
    open: (draft) => setShown({ draft, key: (shown?.key ?? 0) + 1, open: true }),
    close: () => shown && setShown({ ...shown, open: false }),
  }
}
