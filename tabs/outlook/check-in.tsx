import { useState } from 'react'
import { Button, Caption1, Dropdown, Field, makeStyles, Option, Spinner, tokens } from '@fluentui/react-components'
import type { MyCircle } from '../../api/roadmap/contract.ts'
import type { FreeTimes } from '../../api/scheduling/contract.ts'
import { fillInvite } from '../host/outlook.ts'
import { FreeTimeChoice, LengthChoice } from '../parts/free-times.tsx'
import { useMe } from '../parts/me.tsx'
import { Note } from '../parts/message.tsx'
import { partnersOf } from '../parts/free-time-words.ts'
import { slotOf } from '../parts/slot-words.ts'
import { useFreeTimes } from '../parts/use-slots.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/outlook.ts'
import { Layer } from './layer.tsx'
import { bodyOf, choiceOf, subjectOf } from './pane-words.ts'

const lengths = [15, 30, 45, 60]

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
  const asked = useFreeTimes(mine.circle.id, partner?.id ?? null)
  const { found, chosen } = asked
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
    <Layer title={say('checkIn')} over={say('checkInDetail')}>
      {circles.length > 1 && (
        <Field label={say('circle')}>
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
        <Field label={say('with')}>
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
      <LengthChoice lengths={lengths} className={styles.lengths} asked={asked} />
      <FreeTimeChoice asked={asked} />
      {found.data && chosen && (
        <div className={styles.actions}>
          <Button appearance="primary" disabledFocusable={filled?.state === 'busy'} icon={filled?.state === 'busy' ? <Spinner size="tiny" /> : undefined} onClick={() => void fill(found.data.invitees)}>
            {say('fillIn')}
          </Button>
          <Caption1 className={styles.quiet}>{say('fillInDetail')}</Caption1>
        </div>
      )}
      {filled?.state === 'done' && (
        <Note intent="success" title={say('filledIn')}>
          {say('filledInDetail', { time: filled.words })}
        </Note>
      )}
      {filled?.state === 'failed' && (
        <Note intent="error" title={say('notFilledIn')}>
          {say('notFilledInDetail', { reason: filled.words })}
        </Note>
      )}
    </Layer>
  )
}
