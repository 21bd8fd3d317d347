import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Caption1, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, Field, makeStyles, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components'
import { CalendarAdd20Regular, Eye16Regular } from '@fluentui/react-icons'
import { useSearchParams } from 'react-router'
import type { Circle } from '../../api/matching/contract.ts'
import { bookCheckIn, findFreeTimes, listCheckIns } from '../../api/scheduling/contract.ts'
import { keyOf, useSend } from '../parts/answers.ts'
import { FreeTimeChoice, LengthChoice } from '../parts/free-times.tsx'
import { useMe } from '../parts/me.tsx'
import { Note } from '../parts/message.tsx'
import { partnersOf } from '../parts/free-time-words.ts'
import { reasonOf } from '../parts/refusal-words.ts'
import { slotOf } from '../parts/slot-words.ts'
import { useTell } from '../parts/toast.tsx'
import { useFreeTimes } from '../parts/use-slots.ts'
import { useReader } from '../parts/when.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/roadmap-circle.ts'
import { seenByOf } from './check-in-words.ts'

const lengths = [15, 30, 45, 60, 90, 120]

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '16px', paddingBottom: '8px' },
  lengths: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(100px, 1fr))', marginInlineStart: '-8px', maxWidth: '360px' },
  partners: { marginInlineStart: '-8px' },
  seen: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
})

/** The press that books a meeting besides the sessions, and the questions that it asks: with whom, how long, when. */
export function BookCheckIn({ circle }: { circle: Circle }) {
  // The way that the offer to catch up on a session leads.
  const [search] = useSearchParams()
  const catchUp = search.get('catch-up') === 'yes'
  const [open, setOpen] = useState(catchUp)
  return (
    <Dialog open={open} onOpenChange={(_, { open: next }) => setOpen(next)}>
      <DialogTrigger disableButtonEnhancement>
        <Button icon={<CalendarAdd20Regular />}>{say('bookACheckIn')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <Questions circle={circle} catchUp={catchUp} onClose={() => setOpen(false)} />
      </DialogSurface>
    </Dialog>
  )
}

function Questions({ circle, catchUp, onClose }: { circle: Circle; catchUp: boolean; onClose: () => void }) {
  const styles = useStyles()
  const me = useMe().person.id
  const reader = useReader()
  const tell = useTell()
  const queries = useQueryClient()
  const partners = partnersOf(circle, me)
  const mentor = partners.find(({ id }) => id !== null && id === circle.mentor?.id)
  const [withId, setWithId] = useState<string | null>(((catchUp && mentor) || partners[0])?.id ?? null)
  const asked = useFreeTimes(circle.id, withId, catchUp ? 15 : 30)
  const { found, chosen, minutes } = asked
  const book = useSend(bookCheckIn, [listCheckIns], { untilFresh: true })
  const press = async () => {
    if (!chosen) return
    const done = await book.mutateAsync({ params: { circleId: circle.id }, input: { with: withId, minutes, startAt: chosen.startAt } }).catch(() => null)
    if (!done) {
      // The refusal is shown, with the times as they are by now.
      await found.refetch()
      return
    }
    queries.removeQueries({ queryKey: keyOf(findFreeTimes) })
    tell(say('checkInBooked', { slot: slotOf(chosen, reader) }))
    onClose()
  }
  return (
    <DialogBody>
      <DialogTitle>{say('bookACheckIn')}</DialogTitle>
      <DialogContent className={styles.content}>
        {book.error && (
          <Note intent="warning" title={say('wasNotBooked')}>
            {reasonOf(book.error)}
          </Note>
        )}
        <Field label={say('with')}>
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
        <LengthChoice lengths={lengths} className={styles.lengths} asked={asked} />
        <FreeTimeChoice asked={asked} />
        <Caption1 className={styles.seen}>
          <Eye16Regular aria-hidden />
          {`${say('outlookInvites')} ${seenByOf(withId, circle.mentees.length + 1)}`}
        </Caption1>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" disabledFocusable={book.isPending || !chosen} {...(book.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={() => void press()}>
          {say(book.isPending ? 'booking' : 'bookCheckIn')}
        </Button>
        <Button onClick={onClose}>{sayBasic('cancel')}</Button>
      </DialogActions>
    </DialogBody>
  )
}
