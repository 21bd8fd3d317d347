import { useState } from 'react'
import { Body1, Button, Caption1, Field, makeStyles, Radio, RadioGroup, Subtitle2, tokens } from '@fluentui/react-components'
import { answerStory, type Consent, getMyStories, listCircleStories, type Story } from '../../api/stories/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/stories.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px', paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  quiet: { color: tokens.colorNeutralForeground2, maxWidth: '640px' },
})

const places = ['program', 'intranet', 'outside'] as const
const namings = [['name', 'name'], ['function', 'nameFunction'], ['no', 'no']] as const

/** Where I let a story be told, and how I stand in it there. Nothing is chosen before I choose it. */
export function ConsentForm({ story }: { story: Story }) {
  const styles = useStyles()
  const tell = useTell()
  const [chosen, setChosen] = useState<Partial<Consent>>(story.consent ?? {})
  const answer = useSend(answerStory, [listCircleStories, getMyStories])
  const { program, intranet, outside } = chosen
  const whole = program && intranet && outside ? { program, intranet, outside } : null
  const send = () => whole && answer.mutate({ params: { storyId: story.id }, input: { version: story.version, consent: whole } }, { onSuccess: () => tell(say('answerKept')) })
  return (
    <div className={styles.form}>
      <Subtitle2 as="h3" style={{ margin: 0 }}>
        {say('answerTitle')}
      </Subtitle2>
      <Body1 className={styles.quiet}>{say('answerDetail')}</Body1>
      {answer.error && <Failed title={say('notAnswered')} error={answer.error} onRetry={send} />}
      {places.map((channel) => (
        <Field key={channel} label={say('channel', { channel })}>
          <RadioGroup layout="horizontal" value={chosen[channel] ?? ''} onChange={(_, { value }) => setChosen({ ...chosen, [channel]: value as Consent['program'] })}>
            {namings.map(([value, word]) => (
              <Radio key={value} value={value} label={say(word)} />
            ))}
          </RadioGroup>
        </Field>
      ))}
      <Button appearance="primary" disabledFocusable={whole === null || answer.isPending} onClick={send}>
        {say('keepAnswer')}
      </Button>
      {story.state === 'agreed' && <Caption1 className={styles.quiet}>{say('agreedByAll')}</Caption1>}
    </div>
  )
}
