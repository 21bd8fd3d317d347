import { CounterBadge, makeStyles } from '@fluentui/react-components'
import { say } from '../texts/app.ts'

const useStyles = makeStyles({ waiting: { marginInlineStart: '8px' } })

/** How many things wait at a place; nothing where none do. */
export function Waiting({ count }: { count: number }) {
  const styles = useStyles()
  return count > 0 ? <CounterBadge className={styles.waiting} count={count} size="small" color="brand" aria-label={say('waiting', { count })} /> : null
}
