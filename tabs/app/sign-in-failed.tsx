import { Body1, Button, makeStyles, Title3 } from '@fluentui/react-components'

const useStyles = makeStyles({
  page: { minHeight: '100vh', display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', gap: '12px', padding: '24px', textAlign: 'center' },
  words: { maxWidth: '420px' },
})

/** The host is there but signs nobody in; mostly an administrator has yet to allow the app. */
export function SignInFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <Calm title="We couldn't sign you in" onRetry={onRetry}>
      Microsoft 365 didn't tell us who you are. If it stays that way, ask your administrator to allow Crosspath.
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
          Try again
        </Button>
      )}
    </main>
  )
}
