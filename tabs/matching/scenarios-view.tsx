import { useState } from 'react'
import { Body1, Body1Strong, Button, Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { ScalesRegular, Add20Regular } from '@fluentui/react-icons'
import { useNavigate } from 'react-router'
import type { MatchRunSummary } from '../../api/matching/contract.ts'
import { useNow } from '../parts/me.tsx'
import { PageLink } from '../parts/page.tsx'
import { type Column, Rows } from '../parts/rows.tsx'
import { sayMoment, sentence } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/matching.ts'
import { RunState } from './run-state.tsx'
import { fitOf, hasAnswer, peopleIn } from './run-words.ts'

const mostCompared = 3

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '12px' },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 16px' },
  presses: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  name: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  cardHead: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  line: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' },
})

type ScenariosViewProps = { runs: readonly MatchRunSummary[]; shown: MatchRunSummary; cohortId: string; /** Null while no run can be started. */ onNew: (() => void) | null }

/** All runs of the cohort: open one, or put two or three side by side. */
export function ScenariosView({ runs, shown, cohortId, onNew }: ScenariosViewProps) {
  const styles = useStyles()
  const navigate = useNavigate()
  const reader = useReader()
  const now = useNow()
  const [chosen, setChosen] = useState<string[]>([shown.id])
  const answered = chosen.filter((id) => runs.some((run) => run.id === id && hasAnswer(run)))
  const enough = answered.length >= 2
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...answered, id].slice(-mostCompared))
  // In the order they were made, so that what differs reads as what changed.
  const inOrder = runs.filter(({ id }) => answered.includes(id)).toReversed()
  const compare = () => void navigate(`/manage/${cohortId}/match/compare?runs=${inOrder.map(({ id }) => id).join(',')}`)
  const pick = (run: MatchRunSummary) => <Checkbox checked={answered.includes(run.id)} disabled={!hasAnswer(run)} aria-label={say('compareRun', { run: run.name })} onChange={() => toggle(run.id)} />
  const name = (run: MatchRunSummary) => (
    <span className={styles.name}>
      {run.id === shown.id ? <Body1Strong>{say('shownHere', { run: run.name })}</Body1Strong> : <PageLink to={`/manage/${cohortId}/match/${run.id}`}>{run.name}</PageLink>}
      <Caption1 className={styles.meta}>{say('whenBy', { when: sentence(sayMoment(run.requestedAt, now, reader)), who: run.requestedBy.displayName })}</Caption1>
    </span>
  )
  const figure = (run: MatchRunSummary, value: number | null) => (hasAnswer(run) && value !== null ? numberOf(value) : '–')
  const columns: Column<MatchRunSummary>[] = [
    { id: 'pick', header: say('compare'), flex: '0 0 84px', cell: pick, pressable: true },
    { id: 'name', header: say('scenario'), flex: '2 1 0', cell: name, pressable: true, compare: (a, b) => a.requestedAt - b.requestedAt },
    { id: 'circles', header: say('circlesColumn'), flex: '0 0 80px', end: true, cell: (run) => figure(run, run.figures.circles), compare: (a, b) => a.figures.circles - b.figures.circles },
    { id: 'people', header: say('peopleIn'), flex: '0 0 88px', end: true, cell: (run) => figure(run, peopleIn(run)), compare: (a, b) => peopleIn(a) - peopleIn(b) },
    { id: 'fit', header: say('fit'), flex: '0 0 64px', end: true, cell: (run) => figure(run, run.figures.averageFit === null ? null : fitOf(run.figures.averageFit)), compare: (a, b) => (a.figures.averageFit ?? -1) - (b.figures.averageFit ?? -1) },
    { id: 'state', header: say('state'), flex: '0 0 148px', cell: ({ state }) => <RunState state={state} /> },
  ]
  return (
    <div className={styles.all}>
      <div className={styles.top}>
        <Body1>{`${runs.length === 1 ? say('tryScenario') : say('chooseToCompare')} ${say('nobodyToldUntilOne')}`}</Body1>
        <span className={styles.presses}>
          {runs.filter(hasAnswer).length > 1 && (
            <Button icon={<ScalesRegular />} disabledFocusable={!enough} onClick={compare}>
              {enough ? say('compareCount', { count: answered.length }) : say('compare')}
            </Button>
          )}
          {onNew && (
            <Button icon={<Add20Regular />} onClick={onNew}>
              {say('newScenario')}
            </Button>
          )}
        </span>
      </div>
      <Rows
        label={say('scenarios')}
        items={runs}
        idOf={({ id }) => id}
        columns={columns}
        openId={shown.id}
        card={(run) => (
          <>
            <span className={styles.cardHead}>
              {pick(run)}
              {name(run)}
            </span>
            {hasAnswer(run) && (
              <span className={styles.line}>
                <Body1>{say('circles', { count: run.figures.circles })}</Body1>
                <Body1>{say('peopleCount', { count: peopleIn(run) })}</Body1>
                {run.figures.averageFit !== null && <Body1>{say('fitIs', { fit: fitOf(run.figures.averageFit) })}</Body1>}
              </span>
            )}
            <span>
              <RunState state={run.state} />
            </span>
          </>
        )}
      />
    </div>
  )
}
