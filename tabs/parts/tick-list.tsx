import { useState } from 'react'
import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle20Filled, Circle20Regular } from '@fluentui/react-icons'
import type { Endpoint } from '../../api/http/endpoint.ts'
import { setPreparation, type Stage } from '../../api/roadmap/contract.ts'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/parts.ts'
import { useSend } from './answers.ts'
import { Failed } from './message.tsx'
import { PageLink } from './page.tsx'

const useStyles = makeStyles({
  // The box's own padding would set the list in from the text above it.
  list: { listStyleType: 'none', margin: 0, padding: 0, marginInlineStart: '-8px' },
  exercise: { display: 'flex', gap: '8px', padding: '6px 8px' },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  ready: { flexShrink: 0, color: tokens.colorCompoundBrandForeground1 },
})

type TickListProps = {
  circleId: string
  /** Of the session that is prepared for. */
  number: number
  items: Stage['preparation']
  /** Whose answers show these ticks. */
  refresh: Endpoint[]
  /** Where an exercise is filled in; without, its line is to be read only. */
  toExercise?: (id: string) => string
}

/** Goals are no form to be marked as ready; whoever has looked at theirs ticks the line. */
function isForm({ exercise }: Stage['preparation'][number]): boolean {
  return exercise !== undefined && exercise !== 'goals' && exercise !== 'goal-review'
}

function lineOf({ text, minutes }: Stage['preparation'][number]): string {
  return say('preparation', { text, minutes })
}

/** What to do before a session: ticked on the spot, or an exercise that counts as done when it is ready. */
export function TickList({ circleId, number, items, refresh, toExercise }: TickListProps) {
  const styles = useStyles()
  const send = useSend(setPreparation, refresh, { untilFresh: true })
  // Kept here from the press on: a box that waited for the sending to be announced would show its old state for a moment.
  const [sent, setSent] = useState<ReadonlyMap<string, boolean>>(new Map())
  const tick = (request: Parameters<typeof send.mutate>[0]) => {
    const { itemId, done } = request.input
    setSent((before) => new Map(before).set(itemId, done))
    // Shown until its answer is here, unless it was pressed again since.
    const settle = () => setSent((before) => (before.get(itemId) === done ? new Map([...before].filter(([id]) => id !== itemId)) : before))
    send.mutateAsync(request).then(settle, settle)
  }
  return (
    <>
      {send.error && <Failed title={sayBasic('notSaved')} error={send.error} onRetry={() => tick(send.variables)} />}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id}>
            {!isForm(item) ? (
              <Checkbox
                checked={sent.get(item.id) ?? item.done}
                label={lineOf(item)}
                onChange={(_, { checked }) => tick({ params: { circleId, number }, input: { itemId: item.id, done: checked === true } })}
              />
            ) : (
              <span className={styles.exercise}>
                {item.done ? <CheckmarkCircle20Filled className={styles.ready} aria-label={say('ready')} /> : <Circle20Regular className={styles.icon} aria-label={say('notReadyYet')} />}
                {toExercise ? <PageLink to={toExercise(item.exercise ?? '')}>{lineOf(item)}</PageLink> : lineOf(item)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
