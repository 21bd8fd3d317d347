import type { ReactNode } from 'react'
import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  empty: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px', padding: '24px 0', maxWidth: '480px' },
  icon: { fontSize: '32px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  words: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', paddingTop: '8px' },
})

/** Nothing is here: why, and what to do next. Title of at most six words, two lines of text. */
export function Empty({ icon, title, children, action }: { icon: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  const styles = useStyles()
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {title}
      </Subtitle2>
      {children && <Body1 className={styles.words}>{children}</Body1>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  )
}
