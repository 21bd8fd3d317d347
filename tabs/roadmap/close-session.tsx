import { useState } from 'react'
import { Body1, Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, makeStyles, Spinner, Textarea } from '@fluentui/react-components'
import { completeSession, getHome, getRoadmap, type Roadmap, type Stage } from '../../api/roadmap/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { sayDay } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'

const AGREED_MAX = 1000

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '16px' } })

/** Closing a session that was held: what was agreed, and the next stage opens. `onDone(true)` after it worked. */
export function CloseSession({ roadmap, stage, onDone }: { roadmap: Roadmap; stage: Stage; onDone: (done: boolean) => void }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const tell = useTell()
  const [agreed, setAgreed] = useState('')
  const complete = useSend(completeSession, [getRoadmap, getHome])
  const { number, startAt } = stage.session
  const next = roadmap.stages.find((other) => other.number === stage.number + 1)
  const early = startAt !== null && now < startAt
  const send = () =>
    complete.mutate(
      { params: { circleId: roadmap.circle.id, number }, input: { agreed } },
      {
        onSuccess: () => {
          tell(next ? `Stage ${next.number} is open: ${next.shortTitle}` : 'All stages are done')
          onDone(true)
        },
      },
    )
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onDone(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{`Close session ${number}?`}</DialogTitle>
          <DialogContent className={styles.content}>
            {complete.error && <Failed what="close the session" error={complete.error} onRetry={send} />}
            <Body1>
              {early ? `It is planned ${sayDay(startAt, now, reader)}. Close it only if you have met already. ` : ''}
              {next ? `The next stage opens for everybody: ${next.title}.` : 'This was the last one. Your goals and what you agreed stay here.'}
            </Body1>
            <Field label="What did you agree?" hint="Your circle sees this. One line for each person is enough.">
              <Textarea rows={5} resize="vertical" maxLength={AGREED_MAX} value={agreed} onChange={(_, { value }) => setAgreed(value)} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={complete.isPending} onClick={send} {...(complete.isPending ? { icon: <Spinner size="tiny" /> } : {})}>
              {`Close session ${number}`}
            </Button>
            <Button onClick={() => onDone(false)}>Not yet</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
