import { Body1, Caption1, Link, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components'
import type { TieMatrix } from '../../api/ties/contract.ts'
import { NARROW, useWidth } from '../parts/width.ts'
import { say } from '../texts/ties.ts'
import { decimal, pairsOf, sorted, stepOf } from './ties-words.ts'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0 },
  scroll: { overflowX: 'auto', maxWidth: '100%' },
  table: { borderCollapse: 'separate' },
  corner: { textAlign: 'start', verticalAlign: 'bottom', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, paddingInlineEnd: '8px' },
  column: { verticalAlign: 'bottom', fontWeight: tokens.fontWeightRegular, padding: '4px 2px', '& > span': { display: 'block', writingMode: 'vertical-rl', transform: 'rotate(180deg)', maxHeight: '128px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } },
  row: { textAlign: 'start', fontWeight: tokens.fontWeightRegular, paddingInlineEnd: '8px', whiteSpace: 'nowrap' },
  cell: { minWidth: '40px', height: '40px', textAlign: 'center', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusSmall },
  number: { padding: '0 4px', borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorNeutralBackground1 },
  few: { backgroundImage: `radial-gradient(${tokens.colorNeutralForeground3} 1px, transparent 1px)`, backgroundSize: '8px 8px' },
  some: { backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorCompoundBrandBackground} 0 2px, transparent 2px 8px)` },
  many: { backgroundColor: tokens.colorCompoundBrandBackground },
  hidden: { color: tokens.colorNeutralForeground2, borderTopStyle: 'dashed', borderRightStyle: 'dashed', borderBottomStyle: 'dashed', borderLeftStyle: 'dashed' },
  figure: { textAlign: 'end', padding: '0 8px', whiteSpace: 'nowrap' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  pair: { display: 'flex', justifyContent: 'space-between', gap: '12px', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  meta: { color: tokens.colorNeutralForeground2 },
})

/** Departments by departments, each pair once; on a phone a list of pairs, the strongest first. */
export function TiesMatrix({ matrix, onOpen }: { matrix: TieMatrix; onOpen: (name: string) => void }) {
  const styles = useStyles()
  const wide = !useWidth(NARROW)
  const shown = sorted(matrix)
  const pairs = pairsOf(shown)
  const [first] = pairs
  return (
    <section className={styles.part} aria-label={say('who')}>
      <Subtitle2 as="h2" className={styles.title}>
        {first?.count ? say('gained', { one: first.one, other: first.other, count: first.count }) : say('matrix')}
      </Subtitle2>
      <Caption1 className={styles.meta}>{say('hiddenWhy')}</Caption1>
      {wide ? <Table matrix={shown} highest={first?.count ?? 1} onOpen={onOpen} /> : (
        <ul className={styles.list}>
          {pairs.filter(({ count }) => count !== 0).map(({ one, other, count }) => (
            <li key={`${one} ${other}`} className={styles.pair}>
              <Body1>{[one, other].join(' · ')}</Body1>
              <Body1>{count ?? say('tooFew')}</Body1>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Table({ matrix: { departments, cells, layer }, highest, onOpen }: { matrix: TieMatrix; highest: number; onOpen: (name: string) => void }) {
  const styles = useStyles()
  const byStep = ['', styles.few, styles.some, styles.many]
  const totals = departments.some(({ between }) => between !== null)
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={say('matrix')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.corner} scope="col">{say('department')}</th>
            {departments.map(({ name }) => (
              <th key={name} scope="col" className={styles.column} title={name}>
                <span>{name}</span>
              </th>
            ))}
            {totals && <th scope="col" className={styles.figure}>{say('departmentTies')}</th>}
            {totals && layer !== 'kept' && <th scope="col" className={styles.figure}>{say('ei')}</th>}
          </tr>
        </thead>
        <tbody>
          {departments.map(({ name, between, ei, opens }, row) => (
            <tr key={name}>
              <th scope="row" className={styles.row}>
                {opens ? <Link onClick={() => onOpen(name)}>{name}</Link> : name}
              </th>
              {departments.map(({ name: other }, column) => {
                const count = cells[row]?.[column] ?? null
                if (column > row || (column === row && layer === 'kept')) return <td key={other} />
                const words = count === null ? say('cellHidden', { one: name, other }) : say('cell', { one: name, other, count })
                return (
                  <td key={other} className={mergeClasses(styles.cell, count === null ? styles.hidden : byStep[stepOf(count, highest)])} title={words}>
                    <span className={mergeClasses(count !== null && count > 0 && styles.number)}>{count === 0 ? '' : (count ?? say('tooFew'))}</span>
                  </td>
                )
              })}
              {totals && <td className={styles.figure}>{between ?? say('tooFew')}</td>}
              {totals && layer !== 'kept' && <td className={styles.figure}>{decimal(ei)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
