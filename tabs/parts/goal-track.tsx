import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircle16Regular } from '@fluentui/react-icons'
import { say } from '../texts/goals.ts'

const brand = tokens.colorCompoundBrandBackground

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', gap: '6px' },
  track: { position: 'relative', height: '16px', margin: '0 8px' },
  rest: { position: 'absolute', top: '4px', insetInlineStart: '-8px', insetInlineEnd: '-8px', height: '8px', borderRadius: tokens.borderRadiusMedium, border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  gone: { position: 'absolute', top: '4px', height: '8px', borderRadius: tokens.borderRadiusMedium, backgroundColor: brand },
  mark: { position: 'absolute', top: 0, width: '16px', height: '16px', marginInlineStart: '-8px' },
  now: { borderRadius: '50%', backgroundColor: brand, border: `2px solid ${tokens.colorNeutralBackground1}`, outline: `1px solid ${brand}` },
  target: { transform: 'rotate(45deg) scale(0.75)', backgroundColor: tokens.colorNeutralBackground1, border: `2px solid ${tokens.colorNeutralStrokeAccessible}` },
  start: { width: '2px', marginInlineStart: '-1px', backgroundColor: tokens.colorNeutralStrokeAccessible },
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
      <div className={styles.track} role="img" aria-label={say(reached ? 'trackReachedSpoken' : 'track', { current, baseline, target, due })}>
        <div className={styles.rest} />
        <div className={styles.gone} style={{ insetInlineStart: '-8px', width: `calc(${percent} + 8px)`, ...(share === 0 ? { width: 0 } : {}) }} />
        <div className={mergeClasses(styles.mark, styles.start)} style={{ insetInlineStart: 0 }} />
        {!reached && <div className={mergeClasses(styles.mark, styles.target)} style={{ insetInlineStart: '100%' }} />}
        <div className={mergeClasses(styles.mark, styles.now)} style={{ insetInlineStart: percent }} />
      </div>
      <div className={styles.ends} aria-hidden>
        <span>{say('trackFrom', { baseline })}</span>
        <span className={styles.reached}>
          {reached && <CheckmarkCircle16Regular />}
          {say(reached ? 'trackReached' : 'trackNow', { current })}
        </span>
        <span>{say('trackTarget', { target })}</span>
      </div>
    </div>
  )
}
