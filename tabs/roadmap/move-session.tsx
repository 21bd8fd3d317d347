import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Body1, Button, Caption1, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { getHome, getRoadmap } from '../../api/roadmap/contract.ts'
import { findOccurrenceTimes, moveOccurrence, type Occurrence } from '../../api/scheduling/contract.ts'
import { keyOf, useAnswer, useSend } from '../parts/answers.ts'
import { Failed, Note } from '../parts/message.tsx'
import { dayOf, spanOf } from '../parts/moments.ts'
import { SlotBones, SlotChoice } from '../parts/slot-choice.tsx'
import { slotOf } from '../parts/slot-words.ts'
import { useTell } from '../parts/toast.tsx'
import { useReader } from '../parts/when.tsx'

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
        <Button>Find another time</Button>
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
  const queries = useQueryClient()
  const params = { circleId, number: occurrence.number }
  const found = useAnswer(findOccurrenceTimes, { params })
  const move = useSend(moveOccurrence, [getRoadmap, getHome], { untilFresh: true })
  const [wish, setWish] = useState<number | null>(null)
  const times = found.data?.times ?? []
  const chosen = times.find((time) => time.startAt === wish) ?? times[0]
  const press = async () => {
    if (!chosen) return
    const done = await move.mutateAsync({ params, input: { startAt: chosen.startAt } }).catch(() => null)
    if (!done) {
      // The refusal is shown, with the times as they are by now.
      await found.refetch()
      return
    }
    queries.removeQueries({ queryKey: keyOf(findOccurrenceTimes) })
    tell(`Session ${occurrence.number} moved to ${slotOf(chosen, reader)}`)
    onClose()
  }
  return (
    <DialogBody>
      <DialogTitle>{`Another time for session ${occurrence.number}`}</DialogTitle>
      <DialogContent className={styles.content}>
        <Body1>{`Now ${dayOf(occurrence.startAt, reader)}, ${spanOf(occurrence.startAt, occurrence.endAt, reader)}, your time.`}</Body1>
        {move.error && (
          <Note intent="warning" title="It wasn’t moved.">
            {move.error.message}
          </Note>
        )}
        {found.error && <Failed what="look for times" error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <SlotBones />}
        {found.data?.problem && <Note>{`${found.data.problem} Your circle can still agree on one in Teams.`}</Note>}
        {chosen && (
          <>
            <SlotChoice label="Better times, best first" times={times} chosen={chosen.startAt} onChoose={setWish} />
            <Caption1 className={styles.quiet}>The other sessions stay where they are. Everybody gets an update from Outlook.</Caption1>
          </>
        )}
      </DialogContent>
      <DialogActions>
        {chosen && (
          <Button size="medium" appearance="primary" disabledFocusable={move.isPending} {...(move.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={() => void press()}>
            {move.isPending ? 'Moving…' : `Move session ${occurrence.number}`}
          </Button>
        )}
        <Button size="medium" onClick={onClose}>{chosen ? 'Cancel' : 'Close'}</Button>
      </DialogActions>
    </DialogBody>
  )
}
