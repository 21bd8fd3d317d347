import { Body1, Button, makeStyles, Title3 } from '@fluentui/react-components'
import { say } from '../texts/app.ts'
import { sayBasic } from '../texts/basics.ts'

const useStyles = makeStyles({
  page: { minHeight: '100vh', display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', gap: '12px', padding: '24px', textAlign: 'center' },
  words: { maxWidth: '420px' },
})

/** The host is there but signs nobody in; mostly an administrator has yet to allow the app. */
export function SignInFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <Calm title={say('signInFailed')} onRetry={onRetry}>
      {say('signInFailedDetail')}
    </Calm>
  )
}

/** A page that says one thing, with at most one thing to press. */
export function Calm({ title, children, onRetry }: { title: string; children: string; onRetry?: () => void }) {
  const styles = useStyles()
  return (
    <main className={styles.page}>
      <Title3 as="h1" style={{ margin: 0 }}>
        {title}
      </Title3>
      <Body1 className={styles.words}>{children}</Body1>
      {onRetry && (
        <Button appearance="primary" onClick={onRetry}>
          {sayBasic('tryAgain')}
        </Button>
      )}
    </main>
  )
}
