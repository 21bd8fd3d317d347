import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  track: { height: '6px', borderRadius: tokens.borderRadiusMedium, border: `1px solid ${tokens.colorNeutralStroke1}`, overflow: 'hidden' },
  bar: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: 'none' },
})

/** A share from 0 to 1 as a thin bar; the number stands beside it in words, so screen readers pass it by. */
export function Meter({ share, className }: { share: number; className?: string }) {
  const styles = useStyles()
  return (
    <div className={className} aria-hidden>
      <div className={styles.track}>
        <div className={styles.bar} style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
      </div>
    </div>
  )
}
