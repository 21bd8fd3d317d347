import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { AppFrame } from '../tab/app-frame.tsx'
import type { HostWorld } from '../tab/teams-host.ts'

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%', borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', alignItems: 'center', gap: '8px', height: '44px', flex: 'none', paddingInline: '20px 4px', backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  name: { flex: 1 },
})

/** The app at the side of a call; Teams draws its name and the way to close it. */
export function SidePanel({ source, meeting, close }: { source: string; meeting: NonNullable<HostWorld['meeting']>; close(): void }) {
  const styles = useStyles()
  return (
    <aside className={styles.column} aria-label="Crosspath in the meeting">
      <div className={styles.head}>
        <Text weight="semibold" className={styles.name}>Crosspath</Text>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close Crosspath" onClick={close} />
      </div>
      <AppFrame source={source} title="Crosspath beside the call" meeting={meeting} />
    </aside>
  )
}
