import { useState } from 'react'
import { Button, Caption1, Dropdown, Field, makeStyles, Option, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components'
import type { MyCircle } from '../../api/roadmap/contract.ts'
import { findFreeTimes, type FreeTimes } from '../../api/scheduling/contract.ts'
import { fillInvite } from '../host/outlook.ts'
import { useAnswer } from '../parts/answers.ts'
import { useMe } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { SlotBones, SlotChoice } from '../parts/slot-choice.tsx'
import { partnersOf, slotOf } from '../parts/slot-words.ts'
import { useReader } from '../parts/when.tsx'
import { Layer } from './layer.tsx'
import { bodyOf, choiceOf, subjectOf } from './pane-words.ts'

const lengths = [15, 30, 45, 60]
/** First the next two weeks, then as far as somebody asks to look. */
const spans = [14, 28, 42]

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px' },
  lengths: { display: 'flex', flexWrap: 'wrap', marginInlineStart: '-8px' },
  wide: { minWidth: 0, width: '100%' },
})

/** A new appointment becomes a conversation with one's circle: with whom, how long, when. Outlook sends it, not we. */
export function CheckIn({ circles }: { circles: [MyCircle, ...MyCircle[]] }) {
  const styles = useStyles()
  const me = useMe()
  const reader = useReader()
  const [circleId, setCircleId] = useState(circles[0].circle.id)
  const mine = circles.find(({ circle }) => circle.id === circleId) ?? circles[0]
  const partners = partnersOf(mine.circle, me.person.id)
  const [withId, setWithId] = useState<string | null>(null)
  const partner = partners.find(({ id }) => id === withId) ?? partners[0]
  const [minutes, setMinutes] = useState(30)
  const [span, setSpan] = useState(0)
  const [wish, setWish] = useState<number | null>(null)
  const found = useAnswer(findFreeTimes, { params: { circleId: mine.circle.id }, query: { ...(partner?.id ? { with: partner.id } : {}), minutes, days: spans[span] ?? 42 } })
  const times = found.data?.times ?? []
  const chosen = times.find((time) => time.startAt === wish) ?? times[0]
  const [filled, setFilled] = useState<{ state: 'busy' } | { state: 'done' | 'failed'; words: string } | null>(null)

  const fill = async (invitees: FreeTimes['invitees']) => {
    if (!chosen) return
    setFilled({ state: 'busy' })
    const subject = subjectOf(me.person.displayName, invitees.map(({ person }) => person.displayName))
    const attendees = invitees.map(({ person, address }) => ({ name: person.displayName, address }))
    try {
      await fillInvite({ subject, startAt: chosen.startAt, endAt: chosen.endAt, attendees, bodyHtml: bodyOf(subject, mine) })
      setFilled({ state: 'done', words: slotOf(chosen, reader) })
    } catch (error) {
      setFilled({ state: 'failed', words: error instanceof Error ? error.message : String(error) })
    }
  }

  return (
    <Layer title="Mentoring check-in" over="An extra conversation with your circle">
      {circles.length > 1 && (
        <Field label="Circle">
          <Dropdown
            className={styles.wide}
            value={choiceOf(mine, me.person.id)}
            selectedOptions={[mine.circle.id]}
            onOptionSelect={(_, { optionValue }) => {
              setCircleId(optionValue ?? mine.circle.id)
              setWithId(null)
            }}
          >
            {circles.map((one) => (
              <Option key={one.circle.id} value={one.circle.id}>
                {choiceOf(one, me.person.id)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      {partner && (
        <Field label="With">
          {partners.length === 1 ? (
            <span>{partner.words}</span>
          ) : (
            <Dropdown className={styles.wide} value={partner.words} selectedOptions={[partner.id ?? '']} onOptionSelect={(_, { optionValue }) => setWithId(optionValue || null)}>
              {partners.map(({ id, words }) => (
                <Option key={id ?? ''} value={id ?? ''}>
                  {words}
                </Option>
              ))}
            </Dropdown>
          )}
        </Field>
      )}
      <Field label="Length">
        <RadioGroup layout="horizontal" className={styles.lengths} value={String(minutes)} onChange={(_, { value }) => setMinutes(Number(value))}>
          {lengths.map((length) => (
            <Radio key={length} value={String(length)} label={`${length} min`} />
          ))}
        </RadioGroup>
      </Field>
      {found.error && <Failed what="look for times" error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <SlotBones />}
      {found.data?.problem && <Note action={span + 1 < spans.length ? <Button onClick={() => setSpan(span + 1)}>Look further</Button> : undefined}>{`${found.data.problem} A shorter one may fit.`}</Note>}
      {found.data && chosen && (
        <>
          <Field label="When">
            <SlotChoice label="When" times={times} chosen={chosen.startAt} onChoose={setWish} />
          </Field>
          <div className={styles.actions}>
            <Button appearance="primary" disabledFocusable={filled?.state === 'busy'} icon={filled?.state === 'busy' ? <Spinner size="tiny" /> : undefined} onClick={() => void fill(found.data.invitees)}>
              Fill in this invite
            </Button>
            <Caption1 className={styles.quiet}>Nobody is asked until you press Send in Outlook.</Caption1>
          </div>
        </>
      )}
      {filled?.state === 'done' && (
        <Note intent="success" title="Filled in.">
          {`${filled.words}. Look it over, then press Send.`}
        </Note>
      )}
      {filled?.state === 'failed' && (
        <Note intent="error" title="Outlook didn’t take it.">
          {`${filled.words} Nothing was sent. Try again.`}
        </Note>
      )}
    </Layer>
  )
}
