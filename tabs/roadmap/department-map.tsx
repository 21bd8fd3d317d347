import { Body1, Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components'
import type { Circle } from '../../api/matching/contract.ts'
import { getSuggestions } from '../../api/people/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { membersOf } from '../parts/circle-people.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { listOf } from '../texts/language.ts'
import { mapSentence, ringOf, spotsOf } from './department-map-words.ts'

const useStyles = makeStyles({
  map: { display: 'flex', flexDirection: 'column', gap: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '16px' },
  picture: { position: 'relative', width: '100%', maxWidth: '400px', height: '264px', direction: 'ltr', alignSelf: 'center' },
  ring: { position: 'absolute', insetInlineStart: '50%', top: '52px', width: '160px', height: '160px', marginInlineStart: '-80px', overflow: 'visible' },
  tie: { stroke: tokens.colorCompoundBrandStroke, strokeWidth: 2 },
  peer: { stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: 1.5, strokeDasharray: '4 4' },
  other: { fill: tokens.colorNeutralStrokeAccessible },
  own: { fill: tokens.colorCompoundBrandBackground },
  label: { position: 'absolute', display: 'flex', flexDirection: 'column', alignItems: 'center', width: '112px', marginInlineStart: '-56px', textAlign: 'center', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

const SIZE = 160
/** Room for two lines over the ring. */
const TOP = 52
const point = (turn: number) => ({ x: (SIZE / 2) * (1 + Math.sin(turn * 2 * Math.PI)), y: (SIZE / 2) * (1 - Math.cos(turn * 2 * Math.PI)) })

/** The departments of a circle among all of the company: solid lines lead to the mentor's, dashed ones from mentee to mentee. */
export function DepartmentMap({ circle }: { circle: Circle }) {
  const styles = useStyles()
  const suggestions = useAnswer(getSuggestions, {})
  const spots = spotsOf(membersOf(circle))
  if (!suggestions.data || spots.length < 2) return null
  const departments = new Set([...suggestions.data.departments, ...spots.map(({ department }) => department)]).size
  const { own, others } = ringOf(spots.length, departments)
  const ties = own.flatMap((from, at) => own.slice(at + 1).map((to) => ({ from, to, guided: at === 0 && circle.mentor !== null && spots[0]?.people[0]?.id === circle.mentor.id })))
  return (
    <div className={styles.map}>
      <Body1>{mapSentence(spots, departments)}</Body1>
      <div className={styles.picture}>
        <svg className={styles.ring} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden>
          {ties.map(({ from, to, guided }) => (
            <line key={`${from}-${to}`} className={guided ? styles.tie : styles.peer} x1={point(from).x} y1={point(from).y} x2={point(to).x} y2={point(to).y} />
          ))}
          {others.map((turn) => (
            <circle key={turn} className={styles.other} cx={point(turn).x} cy={point(turn).y} r={Math.max(1, Math.min(3, 240 / others.length))} />
          ))}
          {own.map((turn) => (
            <circle key={turn} className={styles.own} cx={point(turn).x} cy={point(turn).y} r={8} />
          ))}
        </svg>
        {spots.map(({ department, people }, at) => (
          <span key={department} className={styles.label} style={besideOf(own[at] ?? 0)}>
            <Caption1Strong>{department}</Caption1Strong>
            <Caption1 className={styles.quiet}>{listOf(people.map(firstNameOf))}</Caption1>
          </span>
        ))}
      </div>
    </div>
  )
}

/** Where a name stands: over or under the ring, on the side of its dot. */
function besideOf(turn: number) {
  const { x, y } = point(turn)
  const left = `calc(50% + ${x - SIZE / 2}px)`
  return y < SIZE / 2 ? { left, bottom: `calc(100% - ${TOP - 12}px)` } : { left, top: `${TOP + SIZE + 12}px` }
}
