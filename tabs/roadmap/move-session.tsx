import { useState } from 'react'
import { Body1, Button, Caption1, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import type { Occurrence } from '../../api/scheduling/contract.ts'
import { BetterTimeChoice } from '../parts/free-times.tsx'
import { dayOf, spanOf } from '../parts/moments.ts'
import { slotOf } from '../parts/slot-words.ts'
import { useTell } from '../parts/toast.tsx'
import { useBetterTimes } from '../parts/use-slots.ts'
import { useReader } from '../parts/when.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/roadmap.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

type MoveSessionProps = { circleId: string; occurrence: Occurrence }
type Press = MoveSessionProps & { /** The choice is open from the start. */ opened?: boolean }

/** The press that looks for another time for one session, and the choice that it opens. */
export function MoveSession({ circleId, occurrence, opened = false }: Press) {
  const [open, setOpen] = useState(opened)
  return (
    <Dialog open={open} onOpenChange={(_, { open: next }) => setOpen(next)}>
      <DialogTrigger disableButtonEnhancement>
        <Button>{say('findAnotherTime')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <Choice circleId={circleId} occurrence={occurrence} onClose={() => setOpen(false)} />
      </DialogSurface>
    </Dialog>
  )
}

/** Buttons say their size, since a message from which this opens makes all within it small. */
function Choice({ circleId, occurrence, onClose }: MoveSessionProps & { onClose: () => void }) {
  const styles = useStyles()
  const reader = useReader()
  const tell = useTell()
  const asked = useBetterTimes({ circleId, number: occurrence.number }, { untilFresh: true })
  const { chosen, move } = asked
  const press = async () => {
    const moved = await asked.press()
    if (!moved) return
    tell(say('sessionMovedTo', { number: occurrence.number, slot: slotOf(moved, reader) }))
    onClose()
  }
  return (
    <DialogBody>
      <DialogTitle>{say('anotherTimeFor', { number: occurrence.number })}</DialogTitle>
      <DialogContent className={styles.content}>
        <Body1>{say('now', { day: dayOf(occurrence.startAt, reader), time: spanOf(occurrence.startAt, occurrence.endAt, reader) })}</Body1>
        <BetterTimeChoice asked={asked} />
        {chosen && <Caption1 className={styles.quiet}>{say('othersStay')}</Caption1>}
      </DialogContent>
      <DialogActions>
        {chosen && (
          <Button size="medium" appearance="primary" disabledFocusable={move.isPending} {...(move.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={() => void press()}>
            {move.isPending ? say('moving') : say('moveSession', { number: occurrence.number })}
          </Button>
        )}
        <Button size="medium" onClick={onClose}>{sayBasic(chosen ? 'cancel' : 'close')}</Button>
      </DialogActions>
    </DialogBody>
  )
}
