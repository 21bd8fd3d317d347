import { Body1, Button, makeStyles, Subtitle1, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  calm: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px', padding: '16px' },
  title: { margin: 0 },
  words: { color: tokens.colorNeutralForeground2 },
})

type CalmProps = {
  title: string
  children?: string | undefined
  /** What to press, where there is something. */
  action?: { label: string; primary?: boolean; onPress: () => void } | undefined
}

/** One line that says why there is nothing to do here, and the way on. */
export function Calm({ title, children, action }: CalmProps) {
  const styles = useStyles()
  return (
    <main className={styles.calm}>
      <Subtitle1 as="h1" className={styles.title}>
        {title}
      </Subtitle1>
      {children && <Body1 className={styles.words}>{children}</Body1>}
      {action && (
        <Button appearance={action.primary ? 'primary' : 'secondary'} onClick={action.onPress}>
          {action.label}
        </Button>
      )}
    </main>
  )
}
