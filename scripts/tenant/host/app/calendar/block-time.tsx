import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, MessageBar, MessageBarBody, Select, Switch, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { ask } from '../client.ts'
import { addDays } from '../dates.ts'
import { useStage } from '../stage.tsx'
import type { NewAppointment } from '../../wire.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBlockEnd: '8px' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '12px', '& > *': { flex: '1 1 128px' } },
})

const kinds: { value: NewAppointment['showAs']; label: string; subject: string }[] = [
  { value: 'busy', label: 'Busy', subject: 'Busy' },
  { value: 'tentative', label: 'Tentative', subject: 'Perhaps' },
  { value: 'oof', label: 'Out of office', subject: 'Out of office' },
  { value: 'workingElsewhere', label: 'Working elsewhere', subject: 'Working elsewhere' },
  { value: 'free', label: 'Free', subject: 'Note' },
]

/** Where in the calendar somebody pressed: wall clock of the person's zone, `YYYY-MM-DDTHH:mm`. */
export type Spot = { start: string }

/** A short form that writes an appointment of the person's own, for hours or for whole days. */
export function BlockTime({ spot, close, saved }: { spot: Spot; close(): void; saved(): void }) {
  const styles = useStyles()
  const { person, say } = useStage()
  const [subject, setSubject] = useState('')
  const [showAs, setShowAs] = useState<NewAppointment['showAs']>('busy')
  const [isAllDay, setAllDay] = useState(false)
  const [from, setFrom] = useState(spot.start.slice(0, 10))
  const [until, setUntil] = useState(spot.start.slice(0, 10))
  const [starts, setStarts] = useState(spot.start.slice(11))
  const [ends, setEnds] = useState(hourLater(spot.start.slice(11)))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  function choose(kind: NewAppointment['showAs']): void {
    setShowAs(kind)
    // Who is away is mostly away for days.
    if (kind === 'oof') setAllDay(true)
  }
  async function save(): Promise<void> {
    setBusy(true)
    setRefusal(null)
    const times = isAllDay ? { start: `${from}T00:00`, end: `${addDays(until < from ? from : until, 1)}T00:00` } : { start: `${from}T${starts}`, end: `${from}T${ends}` }
    const appointment: NewAppointment = { subject: subject.trim() || (kinds.find(({ value }) => value === showAs)?.subject ?? ''), showAs, isAllDay, ...times }
    try {
      await ask(`/people/${person.id}/calendar`, appointment)
      say(`It stands in ${person.displayName}’s calendar.`)
      saved()
      close()
    } catch (error) {
      setRefusal((error as Error).message)
      setBusy(false)
    }
  }

  return (
    <Dialog open onOpenChange={(_event, data) => { if (!data.open) close() }}>
      <DialogSurface>
        <form onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void save()
        }}>
          <DialogBody>
            <DialogTitle>Block time</DialogTitle>
            <DialogContent className={styles.form}>
              {refusal !== null && <MessageBar intent="error"><MessageBarBody>{refusal}</MessageBarBody></MessageBar>}
              <Field label="Title"><Input value={subject} placeholder={kinds.find(({ value }) => value === showAs)?.subject} onChange={(_event, data) => setSubject(data.value)} /></Field>
              <Field label="Show as">
                <Select value={showAs} onChange={(_event, data) => choose(data.value as NewAppointment['showAs'])}>
                  {kinds.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
                </Select>
              </Field>
              <Switch label="Whole days" checked={isAllDay} onChange={(_event, data) => setAllDay(data.checked)} />
              <div className={styles.row}>
                <Field label={isAllDay ? 'First day' : 'Day'} required><Input type="date" value={from} onChange={(_event, data) => setFrom(data.value)} /></Field>
                {isAllDay
                  ? <Field label="Last day" required><Input type="date" min={from} value={until < from ? from : until} onChange={(_event, data) => setUntil(data.value)} /></Field>
                  : (
                    <>
                      <Field label="Starts" required><Input type="time" value={starts} onChange={(_event, data) => setStarts(data.value)} /></Field>
                      <Field label="Ends" required><Input type="time" value={ends} onChange={(_event, data) => setEnds(data.value)} /></Field>
                    </>
                  )}
              </div>
            </DialogContent>
            <DialogActions>
              <Button appearance="secondary" type="button" onClick={close}>Cancel</Button>
              <Button appearance="primary" type="submit" disabledFocusable={busy}>Save</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

function hourLater(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour >= 23 ? '23:59' : `${String(hour + 1).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
