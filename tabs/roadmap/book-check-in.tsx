import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Caption1, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, Field, makeStyles, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components'
import { CalendarAdd20Regular, Eye16Regular } from '@fluentui/react-icons'
import type { Circle } from '../../api/matching/contract.ts'
import { bookCheckIn, findFreeTimes, listCheckIns } from '../../api/scheduling/contract.ts'
import { keyOf, useAnswer, useSend } from '../parts/answers.ts'
import { useMe } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { SlotBones, SlotChoice } from '../parts/slot-choice.tsx'
import { partnersOf, slotOf } from '../parts/slot-words.ts'
import { useTell } from '../parts/toast.tsx'
import { useReader } from '../parts/when.tsx'
import { seenByOf } from './check-in-words.ts'

const lengths = [15, 30, 45, 60, 90, 120]
/** First the next two weeks, then as far as somebody asks to look. */
const spans = [14, 28, 42]

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBottom: '8px' },
  lengths: { display: 'grid', gridTemplateColumns: 'repeat(3, max-content)', columnGap: '16px', marginInlineStart: '-8px' },
  partners: { marginInlineStart: '-8px' },
  seen: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
})

/** The press that books a meeting besides the sessions, and the questions that it asks: with whom, how long, when. */
export function BookCheckIn({ circle }: { circle: Circle }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={(_, { open: next }) => setOpen(next)}>
      <DialogTrigger disableButtonEnhancement>
        <Button icon={<CalendarAdd20Regular />}>Book a check-in</Button>
      </DialogTrigger>
      <DialogSurface>
        <Questions circle={circle} onClose={() => setOpen(false)} />
      </DialogSurface>
    </Dialog>
  )
}

function Questions({ circle, onClose }: { circle: Circle; onClose: () => void }) {
  const styles = useStyles()
  const me = useMe().person.id
  const reader = useReader()
  const tell = useTell()
  const queries = useQueryClient()
  const partners = partnersOf(circle, me)
  const [withId, setWithId] = useState<string | null>(partners[0]?.id ?? null)
  const [minutes, setMinutes] = useState(30)
  const [span, setSpan] = useState(0)
  const [wish, setWish] = useState<number | null>(null)
  const params = { circleId: circle.id }
  const found = useAnswer(findFreeTimes, { params, query: { ...(withId === null ? {} : { with: withId }), minutes, days: spans[span] ?? 42 } })
  const book = useSend(bookCheckIn, [listCheckIns], { untilFresh: true })
  const times = found.data?.times ?? []
  const chosen = times.find((time) => time.startAt === wish) ?? times[0]
  const press = async () => {
    if (!chosen) return
    const done = await book.mutateAsync({ params, input: { with: withId, minutes, startAt: chosen.startAt } }).catch(() => null)
    if (!done) {
      // The refusal is shown, with the times as they are by now.
      await found.refetch()
      return
    }
    queries.removeQueries({ queryKey: keyOf(findFreeTimes) })
    tell(`Check-in booked, ${slotOf(chosen, reader)}`)
    onClose()
  }
  return (
    <DialogBody>
      <DialogTitle>Book a check-in</DialogTitle>
      <DialogContent className={styles.content}>
        {book.error && (
          <Note intent="warning" title="It wasn’t booked.">
            {book.error.message}
          </Note>
        )}
        <Field label="With">
          {partners.length === 1 ? (
            <span>{partners[0]?.words}</span>
          ) : (
            <RadioGroup className={styles.partners} value={withId ?? ''} onChange={(_, { value }) => setWithId(value || null)}>
              {partners.map(({ id, words }) => (
                <Radio key={id ?? ''} value={id ?? ''} label={words} />
              ))}
            </RadioGroup>
          )}
        </Field>
        <Field label="Length">
          <RadioGroup layout="horizontal" className={styles.lengths} value={String(minutes)} onChange={(_, { value }) => setMinutes(Number(value))}>
            {lengths.map((length) => (
              <Radio key={length} value={String(length)} label={`${length} min`} />
            ))}
          </RadioGroup>
        </Field>
        {found.error && <Failed what="look for times" error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && (
          <Field label="When">
            <SlotBones />
          </Field>
        )}
        {found.data?.problem && <Note action={span + 1 < spans.length ? <Button onClick={() => setSpan(span + 1)}>Look further</Button> : undefined}>{`${found.data.problem} A shorter one may fit.`}</Note>}
        {chosen && (
          <Field label="When">
            <SlotChoice label="When" times={times} chosen={chosen.startAt} onChoose={setWish} />
          </Field>
        )}
        <Caption1 className={styles.seen}>
          <Eye16Regular aria-hidden />
          {`Outlook invites for you. ${seenByOf(withId, circle.mentees.length + 1)}`}
        </Caption1>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" disabledFocusable={book.isPending || !chosen} {...(book.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={() => void press()}>
          {book.isPending ? 'Booking…' : 'Book check-in'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </DialogActions>
    </DialogBody>
  )
}
