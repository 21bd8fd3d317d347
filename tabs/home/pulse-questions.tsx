import { useState } from 'react'
import { Body1, Body1Strong, Button, Caption1, makeStyles, mergeClasses, Subtitle2, ToggleButton, tokens } from '@fluentui/react-components'
import { Eye16Regular } from '@fluentui/react-icons'
import { answerPulse, getMyPulse, type Pulse, type PulseInput } from '../../api/nudges/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Card } from '../parts/card.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { daysUntil, dayOf, sayMoment, timeOf } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/home-pulse.ts'
import { allAnswered, asksHelpOnly, inGroups, questionsOf, withoutSame } from './pulse-words.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '20px' },
  head: { display: 'flex', flexDirection: 'column' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  group: { display: 'flex', flexDirection: 'column', gap: '12px' },
  question: { display: 'flex', flexDirection: 'column', gap: '8px' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: '8px', '& > button': { minWidth: 'auto', [PHONE]: { minHeight: '40px' } } },
  // The fill alone is too faint to tell what is chosen.
  chosen: { boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}` },
  end: { display: 'flex', alignItems: 'center', minHeight: '32px' },
  leave: { marginInlineStart: '-12px' },
  note: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2, '& > svg': { flexShrink: 0 } },
})

/** What one session was like, for whoever was there. */
export function Questions({ pulse, onPress }: { pulse: Pulse; onPress: () => void }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const send = useSend(answerPulse, [getMyPulse], { untilFresh: true })
  // Kept here from the press on: an answer that waited for the API would show its old state for a moment.
  const [pressed, setPressed] = useState<PulseInput>({})
  const questions = questionsOf(pulse, pressed)
  const until = (at: number) => ({ days: daysUntil(at, now, reader), day: dayOf(at, reader), time: timeOf(at, reader) })
  const press = (input: PulseInput) => {
    onPress()
    setPressed((before) => ({ ...before, ...input }))
    // Shown until its answer is here, unless it was pressed again since.
    const settle = () => setPressed((before) => withoutSame(before, input))
    send.mutateAsync({ params: { circleId: pulse.circleId, number: pulse.number }, input }).then(settle, settle)
  }
  return (
    <Card size="large" className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {say(asksHelpOnly(pulse) ? 'answersFinal' : 'howWasSession', { number: pulse.number })}
        </Subtitle2>
        <Caption1 className={styles.meta}>{[pulse.program, pulse.circle, sayMoment(pulse.endAt, now, reader)].join(', ')}</Caption1>
        {asksHelpOnly(pulse) && pulse.helpUntilAt !== null && <Body1>{say('helpUntil', until(pulse.helpUntilAt))}</Body1>}
      </div>
      {send.error && <Failed title={say('notSaved')} error={send.error} onRetry={() => press(send.variables.input ?? {})} />}
      {inGroups(questions).map((group) => (
        <div key={group.whoSees} className={styles.group}>
          {group.questions.map(({ key, text, choices }) => (
            <div key={key} className={styles.question} role="group" aria-label={text}>
              <Body1Strong>{text}</Body1Strong>
              <div className={styles.choices}>
                {choices.map((choice) => (
                  <ToggleButton key={choice.key} className={mergeClasses(choice.chosen && styles.chosen)} checked={choice.chosen} onClick={() => !choice.chosen && press(choice.input)}>
                    {choice.text}
                  </ToggleButton>
                ))}
              </div>
            </div>
          ))}
          <div className={styles.note}>
            <Eye16Regular aria-hidden />
            <Caption1>{group.whoSees}</Caption1>
          </div>
        </div>
      ))}
      <div className={styles.end}>
        <span role="status">{allAnswered(questions) && <Body1>{pulse.changeableUntilAt === null ? say('thanks') : say('thanksChangeable', until(pulse.changeableUntilAt))}</Body1>}</span>
        {pulse.state === 'open' && !allAnswered(questions) && (
          <Button appearance="subtle" className={styles.leave} onClick={() => press({ skip: true })}>
            {say('notThisTime')}
          </Button>
        )}
      </div>
    </Card>
  )
}
