import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import { Info20Regular } from '@fluentui/react-icons'

const useStyles = makeStyles({
  sentence: { display: 'flex', gap: '8px', alignItems: 'flex-start', padding: '12px', backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, '& > svg': { flexShrink: 0 } },
})

/** What a change would touch, said while it is made. */
export function Touches({ children }: { children: string }) {
  const styles = useStyles()
  return (
    <div className={styles.sentence} role="status">
      <Info20Regular aria-hidden />
      <Body1>{children}</Body1>
    </div>
  )
}
