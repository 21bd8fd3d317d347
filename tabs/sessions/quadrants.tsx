import { Body1, Caption1, Caption1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { PHONE } from '../parts/width.ts'

const useStyles = makeStyles({
  figure: { margin: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  grid: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px', [PHONE]: { gridTemplateColumns: '1fr' } },
  box: { display: 'flex', flexDirection: 'column', gap: '4px', minHeight: '72px', padding: '8px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  first: { border: `2px solid ${tokens.colorCompoundBrandStroke}`, padding: '7px 11px' },
  list: { margin: 0, paddingInlineStart: '16px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

export type Quadrant = { title: string; means: string; items: string[] }

/** Four boxes, the most promising one outlined: where each thing lies, in words and by place. */
export function Quadrants({ label, quadrants }: { label: string; quadrants: [Quadrant, Quadrant, Quadrant, Quadrant] }) {
  const styles = useStyles()
  return (
    <figure className={styles.figure} aria-label={label}>
      <figcaption>
        <Caption1 className={styles.quiet}>{label}</Caption1>
      </figcaption>
      <div className={styles.grid}>
        {quadrants.map(({ title, means, items }, at) => (
          <div key={title} className={mergeClasses(styles.box, at === 0 && styles.first)}>
            <Caption1Strong>{title}</Caption1Strong>
            {items.length > 0 ? (
              <ul className={styles.list}>
                {items.map((item, index) => (
                  <li key={index}>
                    <Body1>{item}</Body1>
                  </li>
                ))}
              </ul>
            ) : (
              <Caption1 className={styles.quiet}>{means}</Caption1>
            )}
          </div>
        ))}
      </div>
    </figure>
  )
}
