import { makeStyles, ProgressBar } from '@fluentui/react-components'
import { say } from '../texts/app.ts'

const useStyles = makeStyles({ progress: { position: 'fixed', top: '48px', insetInlineStart: 0, insetInlineEnd: 0, zIndex: 11 } })

/** Below the bar while the next page is on its way. */
export function Opening() {
  const styles = useStyles()
  return <ProgressBar className={styles.progress} thickness="medium" aria-label={say('opening')} />
}
