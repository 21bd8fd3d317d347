import { Body1, Body1Strong, Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MatchRunSummary } from '../../api/matching/contract.ts'
import { PageLink } from '../parts/page.tsx'
import { NARROW } from '../parts/width.ts'
import { say } from '../texts/matching.ts'
import { type Cell, compareRows } from './compare-words.ts'
import { differingRules } from './rule-words.ts'
import { stateWords } from './run-words.ts'

const line = `1px solid ${tokens.colorNeutralStroke2}`

const useStyles = makeStyles({
  surface: { backgroundColor: tokens.colorNeutralBackground1, border: line, borderRadius: tokens.borderRadiusMedium },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', font: 'inherit' },
  cell: { padding: '8px 16px', textAlign: 'start', verticalAlign: 'top', fontWeight: 'inherit', borderTop: line, overflowWrap: 'anywhere', [NARROW]: { padding: '8px' } },
  head: { borderTopStyle: 'none', verticalAlign: 'bottom', paddingTop: '12px', paddingBottom: '12px' },
  // On narrow widths each label takes a line of its own above its values.
  row: { [NARROW]: { display: 'grid', borderTop: line } },
  rowLabel: { [NARROW]: { gridColumnStart: 1, gridColumnEnd: -1, display: 'block', paddingBottom: 0, borderTopStyle: 'none' } },
  rowCell: { [NARROW]: { display: 'block', borderTopStyle: 'none', paddingTop: '2px' } },
  hiddenNarrow: { [NARROW]: { display: 'none' } },
  run: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px' },
  words: { display: 'block' },
  meta: { color: tokens.colorNeutralForeground2 },
  part: { padding: '12px 16px 4px', textAlign: 'start', borderTop: line, [NARROW]: { display: 'block', padding: '12px 8px 4px' } },
})

type CompareTableProps = { runs: readonly MatchRunSummary[]; cohortId: string; onPublish: (run: MatchRunSummary) => void }

/** The same figures of each run in rows; what differs from the first is bold and says by how much. */
export function CompareTable({ runs, cohortId, onPublish }: CompareTableProps) {
  const styles = useStyles()
  const rules = differingRules(runs)
  const columns = { gridTemplateColumns: `repeat(${runs.length}, minmax(0, 1fr))` }
  return (
    <div className={styles.surface}>
      <table className={styles.table} aria-label={say('runsSideBySide')}>
        <thead>
          <tr className={styles.row} style={columns}>
            <th scope="col" className={mergeClasses(styles.cell, styles.head, styles.hiddenNarrow)}>
              <Caption1 className={styles.meta}>{say('againstFirst')}</Caption1>
            </th>
            {runs.map((run) => (
              <th key={run.id} scope="col" className={mergeClasses(styles.cell, styles.head, styles.rowCell)}>
                <span className={styles.run}>
                  <PageLink to={`/manage/${cohortId}/match/${run.id}`}>{run.name}</PageLink>
                  <Caption1 className={styles.meta}>{stateWords(run.state).words}</Caption1>
                  {run.state === 'ready' && run.figures.circles > 0 && (
                    <Button size="small" aria-label={say('publishWhat', { what: run.name })} onClick={() => onPublish(run)}>
                      {say('publish')}
                    </Button>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compareRows(runs).map(({ label, cells }) => (
            <tr key={label} className={styles.row} style={columns}>
              <th scope="row" className={mergeClasses(styles.cell, styles.rowLabel)}>
                <Body1 className={styles.meta}>{label}</Body1>
              </th>
              {cells.map((cell, at) => (
                <td key={runs[at]?.id ?? at} className={mergeClasses(styles.cell, styles.rowCell)}>
                  <CompareCell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
          {rules.length > 0 && (
            <tr className={styles.row} style={columns}>
              <th scope="colgroup" colSpan={runs.length + 1} className={mergeClasses(styles.part, styles.rowLabel)}>
                <Body1Strong>{say('rulesThatDiffer')}</Body1Strong>
              </th>
            </tr>
          )}
          {rules.map(({ title, sentences }) => (
            <tr key={title} className={styles.row} style={columns}>
              <th scope="row" className={mergeClasses(styles.cell, styles.rowLabel)}>
                <Body1 className={styles.meta}>{title}</Body1>
              </th>
              {sentences.map((sentence, at) => (
                <td key={runs[at]?.id ?? at} className={mergeClasses(styles.cell, styles.rowCell)}>
                  <Body1>{sentence}</Body1>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CompareCell({ cell }: { cell: Cell }) {
  const styles = useStyles()
  if (cell.words === null) return <Body1>{cell.value}</Body1>
  return (
    <>
      <Body1Strong>{cell.value}</Body1Strong>
      <Caption1 className={styles.words}>
        <span aria-hidden>{cell.trend === 'more' ? '▲ ' : '▼ '}</span>
        {cell.words}
      </Caption1>
    </>
  )
}
