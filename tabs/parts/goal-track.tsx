import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircle16Regular } from '@fluentui/react-icons'

const brand = tokens.colorCompoundBrandBackground

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', gap: '6px', direction: 'ltr' },
  track: { position: 'relative', height: '16px', margin: '0 8px' },
  rest: { position: 'absolute', top: '4px', left: '-8px', right: '-8px', height: '8px', borderRadius: tokens.borderRadiusMedium, border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  gone: { position: 'absolute', top: '4px', height: '8px', borderRadius: tokens.borderRadiusMedium, backgroundColor: brand },
  mark: { position: 'absolute', top: 0, width: '16px', height: '16px', marginLeft: '-8px' },
  now: { borderRadius: '50%', backgroundColor: brand, border: `2px solid ${tokens.colorNeutralBackground1}`, outline: `1px solid ${brand}` },
  target: { transform: 'rotate(45deg) scale(0.75)', backgroundColor: tokens.colorNeutralBackground1, border: `2px solid ${tokens.colorNeutralStrokeAccessible}` },
  start: { width: '2px', marginLeft: '-1px', backgroundColor: tokens.colorNeutralStrokeAccessible },
  ends: { ...typographyStyles.caption1, display: 'flex', justifyContent: 'space-between', gap: '8px', color: tokens.colorNeutralForeground2 },
  reached: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
})

type GoalTrackProps = { baseline: number; current: number; target: number; /** In words, "30 June". */ due: string }

/** From where one began to where one wants to be, and now; it works downwards too ("errors from 12 to 3"). */
export function GoalTrack({ baseline, current, target, due }: GoalTrackProps) {
  const styles = useStyles()
  const share = Math.min(1, Math.max(0, (current - baseline) / (target - baseline)))
  const reached = share === 1
  const percent = `${share * 100}%`
  return (
    <div className={styles.frame}>
      <div className={styles.track} role="img" aria-label={`Now ${current}, from ${baseline}, target ${target}, due ${due}${reached ? ', reached' : ''}`}>
        <div className={styles.rest} />
        <div className={styles.gone} style={{ left: '-8px', width: `calc(${percent} + 8px)`, ...(share === 0 ? { width: 0 } : {}) }} />
        <div className={mergeClasses(styles.mark, styles.start)} style={{ left: 0 }} />
        {!reached && <div className={mergeClasses(styles.mark, styles.target)} style={{ left: '100%' }} />}
        <div className={mergeClasses(styles.mark, styles.now)} style={{ left: percent }} />
      </div>
      <div className={styles.ends} aria-hidden>
        <span>{`From ${baseline}`}</span>
        <span className={styles.reached}>
          {reached && <CheckmarkCircle16Regular />}
          {reached ? `Reached: ${current}` : `Now ${current}`}
        </span>
        <span>{`Target ${target}`}</span>
      </div>
    </div>
  )
}
