import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Body1, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { getHome, getRoadmap, type SessionAt } from '../../api/roadmap/contract.ts'
import { findOccurrenceTimes, moveOccurrence } from '../../api/scheduling/contract.ts'
import { type Meeting, openLink, placeMeeting } from '../host/outlook.ts'
import { keyOf, useAnswer, useSend } from '../parts/answers.ts'
import { Failed, Note } from '../parts/message.tsx'
import { SlotBones, SlotChoice } from '../parts/slot-choice.tsx'
import { useReader } from '../parts/when.tsx'
import { Layer } from './layer.tsx'
import { placeOf, whenOf } from './pane-words.ts'

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px' },
})

type BetterTimeProps = { session: SessionAt; meeting: Meeting; onBack: () => void; onMoved: (startAt: number) => void }

/** Up to three times for this one session, and the press that moves it. */
export function BetterTime({ session, meeting, onBack, onMoved }: BetterTimeProps) {
  const styles = useStyles()
  const reader = useReader()
  const params = { circleId: session.circle.id, number: session.occurrence.number }
  const found = useAnswer(findOccurrenceTimes, { params })
  const queries = useQueryClient()
  const move = useSend(moveOccurrence, [getRoadmap, getHome])
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
    // The open form would else put the session back where it was. What Outlook will not show does not undo the move.
    if (meeting.mode === 'compose' && !meeting.wholeSeries) await placeMeeting(chosen.startAt, chosen.endAt).catch(() => undefined)
    onMoved(chosen.startAt)
  }

  return (
    <Layer title="Find a better time" over={placeOf(session)} onBack={onBack}>
      <Body1>{`Now ${whenOf(session, reader)}.`}</Body1>
      {move.error && (
        <Note intent="warning" title="It wasn’t moved.">
          {move.error.message}
        </Note>
      )}
      {found.error && <Failed what="look for times" error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <SlotBones />}
      {found.data?.problem && (
        <Note action={<Button onClick={() => openLink(session.tabUrl)}>Open Crosspath</Button>}>{`${found.data.problem} Your circle can still agree on one in Teams.`}</Note>
      )}
      {chosen && (
        <>
          <SlotChoice label="Better times, best first" times={times} chosen={chosen.startAt} onChoose={setWish} />
          <div className={styles.actions}>
            <Button appearance="primary" disabledFocusable={move.isPending} icon={move.isPending ? <Spinner size="tiny" /> : undefined} onClick={() => void press()}>
              {move.isPending ? 'Moving…' : 'Move only this session'}
            </Button>
            <Caption1 className={styles.quiet}>The other sessions stay where they are. Everybody gets an update from Outlook.</Caption1>
          </div>
        </>
      )}
    </Layer>
  )
}
