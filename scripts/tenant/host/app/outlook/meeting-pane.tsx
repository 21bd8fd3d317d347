import { makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutlookItem } from '../../office-wire.ts'
import { useRemote } from '../client.ts'
import { useStage } from '../stage.tsx'
import { PaneFrame } from './pane-frame.tsx'

const useStyles = makeStyles({
  columns: { display: 'flex', height: '100%', minHeight: 0 },
  meeting: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  pane: { width: '360px', flex: 'none' },
  paneNarrow: { width: '100%' },
})

type MeetingPaneProps = { entryId: string; open: boolean; close(): void; children: ReactNode }

/** An open meeting with the add-in beside it; on a phone the add-in takes its place. */
export function MeetingPane({ entryId, open, close, children }: MeetingPaneProps) {
  const styles = useStyles()
  const { person, narrow } = useStage()
  // As it was when it was opened: what moves it meanwhile does not open the add-in anew.
  const { value } = useRemote<OutlookItem>(open ? `/people/${person.id}/outlook-items/${encodeURIComponent(entryId)}` : null, [])
  const [changes, setChanges] = useState<Partial<OutlookItem>>({})
  return (
    <div className={styles.columns}>
      {!(narrow && open) && <div className={styles.meeting}>{children}</div>}
      {open && value && (
        <div className={narrow ? styles.paneNarrow : styles.pane}>
          <PaneFrame key={entryId} item={{ ...value, ...changes }} onChange={(change) => setChanges((before) => ({ ...before, ...change }))} close={close} />
        </div>
      )}
    </div>
  )
}
