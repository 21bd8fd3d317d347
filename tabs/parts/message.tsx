import type { ReactNode } from 'react'
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ApiError } from '../client.ts'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/parts.ts'
import { reasonOf } from './refusal-words.ts'
import { NARROW, useWidth } from './width.ts'

const useStyles = makeStyles({ bar: { marginBottom: '16px' } })

type FailedProps = {
  /** What could not be done: "We couldn't load your circle." */
  title: string
  error: ApiError
  onRetry: () => void
  /** What the press is called; default "Try again". */
  retryLabel?: string
  /** Where people's words are meanwhile; default that their data is safe. */
  meanwhile?: string
}

/** Says what went wrong, what is safe and what to press. */
export function Failed({ title, error, onRetry, retryLabel = sayBasic('tryAgain'), meanwhile = say('dataSafe') }: FailedProps) {
  const styles = useStyles()
  const layout = useBarLayout()
  const offline = error.code === 'offline'
  return (
    <MessageBar intent={offline ? 'warning' : 'error'} layout={layout} className={styles.bar}>
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {[offline ? say('offline') : explain(error), meanwhile].filter(Boolean).join(' ')}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={onRetry}>{retryLabel}</Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** Below 500 the API's sentence is meant for people; above it, a number that support can look up is worth more. */
function explain(error: ApiError): string {
  if (error.status > 0 && error.status < 500) return reasonOf(error)
  return error.requestId ? say('quote', { number: error.requestId.slice(0, 8) }) : ''
}

type NoteProps = { intent?: 'info' | 'success' | 'warning' | 'error'; title?: string; children: ReactNode; action?: ReactNode }

/** The state of a page in at most two lines. */
export function Note({ intent = 'info', title, children, action }: NoteProps) {
  const styles = useStyles()
  const layout = useBarLayout()
  return (
    <MessageBar intent={intent} layout={layout} className={styles.bar}>
      <MessageBarBody>
        {title && <MessageBarTitle>{title}</MessageBarTitle>}
        {children}
      </MessageBarBody>
      {action && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  )
}

/** One line where it fits; on narrow screens it never does, and trying would flash. */
function useBarLayout(): 'auto' | 'multiline' {
  return useWidth(NARROW) ? 'multiline' : 'auto'
}
