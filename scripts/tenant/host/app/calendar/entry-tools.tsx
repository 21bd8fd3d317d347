import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { CalendarEditRegular, DeleteRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { ask } from '../client.ts'
import { useStage } from '../stage.tsx'
import type { CalendarEntry } from '../../wire.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  form: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'flex-end' },
})

/** What somebody may do with an entry besides answering: its organizer moves or calls off this one date, others take it out. */
export function EntryTools({ entry, close, reload }: { entry: CalendarEntry; close(): void; reload(): void }) {
  const styles = useStyles()
  const { person, say } = useStage()
  const [moving, setMoving] = useState(false)
  const [start, setStart] = useState(entry.start)
  const [busy, setBusy] = useState(false)

  async function act(path: 'move' | 'delete', body: object, done: string): Promise<void> {
    setBusy(true)
    try {
      await ask(`/people/${person.id}/calendar/${encodeURIComponent(entry.id)}/${path}`, body)
      say(done)
      if (path === 'delete') close()
      setMoving(false)
      reload()
    } catch (error) {
      say((error as Error).message)
    }
    setBusy(false)
  }

  const withOthers = entry.attendees.length > 0
  const remove = !entry.isOrganizer ? 'Take out of my calendar' : withOthers ? (entry.seriesId ? 'Call off this date' : 'Call off') : 'Delete'
  return (
    <>
      <div className={styles.tools}>
        {entry.isOrganizer && !entry.isAllDay && <Button icon={<CalendarEditRegular />} aria-expanded={moving} onClick={() => setMoving(!moving)}>Move</Button>}
        <Button icon={<DeleteRegular />} disabledFocusable={busy} onClick={() => void act('delete', {}, entry.isOrganizer && withOthers ? 'It is called off.' : 'It is out of the calendar.')}>{remove}</Button>
      </div>
      {moving && (
        <form className={styles.form} onSubmit={(event) => {
          event.preventDefault()
          void act('move', { start }, withOthers ? 'It is moved, and everybody is asked anew.' : 'It is moved.')
        }}>
          <Field label={entry.seriesId ? 'New start of this date' : 'New start'}><Input type="datetime-local" value={start} onChange={(_event, data) => setStart(data.value)} /></Field>
          <Button appearance="primary" type="submit" disabledFocusable={busy || start === '' || start === entry.start}>Move here</Button>
        </form>
      )}
    </>
  )
}
