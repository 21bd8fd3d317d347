import { useRef, useState } from 'react'
import { Body1, Caption1, makeStyles, Switch, tokens } from '@fluentui/react-components'
import { getMyNudges, type NudgeChoice, type NudgeKind, saveMyNudges } from '../../api/nudges/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/settings.ts'
import { offWith } from './message-words.ts'
import { SettingCard } from './setting-card.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  item: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '16px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  switch: { flexShrink: 0, marginBlock: '-6px', marginInlineEnd: '-8px' },
})

/** Which messages Crosspath sends this person; each can be turned off, and the rest of Crosspath goes on as before. */
export function MyMessages() {
  const styles = useStyles()
  const answer = useAnswer(getMyNudges, {})
  return (
    <SettingCard title={say('messages')} sentence={answer.data?.rule ?? say('messagesDetail')}>
      {answer.error && <Failed title={say('messagesNotLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && (
        <Loading label={say('loadingMessages')}>
          <div className={styles.list}>
            <Bone height={40} />
            <Bone height={40} />
            <Bone height={40} />
          </div>
        </Loading>
      )}
      {answer.data && <Switches kinds={answer.data.kinds} />}
    </SettingCard>
  )
}

function Switches({ kinds }: { kinds: readonly NudgeChoice[] }) {
  const styles = useStyles()
  const send = useSend(saveMyNudges, [getMyNudges], { untilFresh: true })
  // Kept here from the press on: a switch that waited for the answer would show its old state for a moment.
  const [sent, setSent] = useState<ReadonlyMap<NudgeKind, boolean>>(new Map())
  // One after the other, because each says what all of them are.
  const queue = useRef(Promise.resolve())
  const [last, setLast] = useState<{ kind: NudgeKind; on: boolean } | null>(null)
  const isOn = ({ kind, on }: NudgeChoice) => sent.get(kind) ?? on
  const turn = (kind: NudgeKind, on: boolean) => {
    const next = new Map(sent).set(kind, on)
    setSent(next)
    // Shown until its answer is here, unless it was pressed again since.
    const settle = () => setSent((before) => (before.get(kind) === on ? new Map([...before].filter(([other]) => other !== kind)) : before))
    setLast({ kind, on })
    queue.current = queue.current.then(() => send.mutateAsync({ input: { off: offWith(kinds, next) } })).then(settle, settle)
  }
  return (
    <>
      {send.error && <Failed title={sayBasic('notSaved')} error={send.error} onRetry={() => last && turn(last.kind, last.on)} />}
      <ul className={styles.list}>
        {kinds.map((choice) => (
          <li key={choice.kind} className={styles.item}>
            <span className={styles.words}>
              <Body1 id={`message-${choice.kind}`}>{choice.name}</Body1>
              <Caption1 id={`message-${choice.kind}-why`} className={styles.meta}>
                {choice.purpose}
              </Caption1>
            </span>
            <Switch className={styles.switch} checked={isOn(choice)} aria-labelledby={`message-${choice.kind}`} aria-describedby={`message-${choice.kind}-why`} onChange={(_, { checked }) => turn(choice.kind, checked)} />
          </li>
        ))}
      </ul>
    </>
  )
}
