import { Card, makeStyles, Subtitle2 } from '@fluentui/react-components'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { say } from '../texts/sessions.ts'
import { NoteFields } from './note-fields.tsx'
import { useNote } from './use-note.ts'

const useStyles = makeStyles({ card: { gap: '12px', padding: '20px' } })

/** My note of a session as a card of its page. */
export function NoteCard({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  const note = useNote(room)
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('notes')}
      </Subtitle2>
      <NoteFields room={room} note={note} />
    </Card>
  )
}
