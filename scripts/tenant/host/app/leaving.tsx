import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { ask } from './client.ts'
import { useStage } from './stage.tsx'
import type { Leaving } from '../wire.ts'

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '16px' },
  words: { flex: 1, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
  button: { minWidth: '128px', flex: 'none' },
})

const ways: { how: Leaving['how']; title: string; line: string; verb: string }[] = [
  { how: 'disable', title: 'Block the account', line: 'No more signing in; the mailbox stays as it is.', verb: 'Block' },
  { how: 'closeMailbox', title: 'Take the mailbox away', line: 'Outlook does not know them any more; the directory still does.', verb: 'Take away' },
  { how: 'remove', title: 'Delete the account', line: 'They have left. Their meetings stay with the others.', verb: 'Delete' },
]

/** What an administrator does when the chosen person leaves; it cannot be taken back, so it asks first. */
export function LeavingLines() {
  const styles = useStyles()
  const { person, say } = useStage()
  const [asked, setAsked] = useState<(typeof ways)[number] | null>(null)
  async function go({ how }: Leaving): Promise<void> {
    setAsked(null)
    try {
      say((await ask<{ line: string }>(`/people/${person.id}/leave`, { how })).line)
    } catch (error) {
      say((error as Error).message)
    }
  }
  return (
    <>
      {ways.map((way) => (
        <div key={way.how} className={styles.line}>
          <div className={styles.words}>
            <Text weight="semibold">{way.title}</Text>
            <Text className={styles.quiet}>{way.line}</Text>
          </div>
          <Button className={styles.button} aria-label={`${way.title} of ${person.displayName}`} onClick={() => setAsked(way)}>{way.verb}</Button>
        </div>
      ))}
      <Dialog open={asked !== null} onOpenChange={(_event, data) => { if (!data.open) setAsked(null) }}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{asked?.title}: {person.displayName}?</DialogTitle>
            <DialogContent>{asked?.line} Only a fresh rehearsal brings it back.</DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement><Button>Cancel</Button></DialogTrigger>
              <Button appearance="primary" onClick={() => { if (asked) void go(asked) }}>{asked?.verb}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  )
}
