import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ask } from './client.ts'
import { useStage } from './stage.tsx'
import type { State } from '../wire.ts'

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '16px' },
  words: { flex: 1, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
  button: { minWidth: '128px', flex: 'none' },
})

type Block = NonNullable<State['teamsBlock']>
const blocks: { block: Block; title: string; line: string; verb: string; back: string }[] = [
  { block: 'teams', title: 'No Teams', line: 'No licence: no app, no chat and no activity. Mail still arrives.', verb: 'Take away', back: 'Give back' },
  { block: 'bot', title: 'Chat blocked', line: 'They have blocked the chat with Crosspath. Activity still shows.', verb: 'Block', back: 'Unblock' },
]

/** Whether Teams lets Crosspath reach the chosen person; it can be changed back at any time. */
export function TeamsLines() {
  const styles = useStyles()
  const { person, say, state } = useStage()
  const current = state?.teamsBlock ?? null
  async function set(block: Block | null): Promise<void> {
    try {
      say((await ask<{ line: string }>(`/people/${person.id}/teams`, { block })).line)
    } catch (error) {
      say((error as Error).message)
    }
  }
  return (
    <>
      {blocks.map(({ block, title, line, verb, back }) => (
        <div key={block} className={styles.line}>
          <div className={styles.words}>
            <Text weight="semibold">{title}</Text>
            <Text className={styles.quiet}>{line}</Text>
          </div>
          <Button className={styles.button} aria-label={`${current === block ? back : verb}: ${title} for ${person.displayName}`} onClick={() => void set(current === block ? null : block)}>{current === block ? back : verb}</Button>
        </div>
      ))}
    </>
  )
}
