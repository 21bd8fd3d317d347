import { useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Caption1, makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from '@fluentui/react-components'
import { Eye20Regular, LockClosed20Regular, People20Regular, TaskListLtr20Regular, TextBulletListSquare20Regular } from '@fluentui/react-icons'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { isLost } from '../client.ts'
import { AgendaSteps } from '../sessions/agenda-steps.tsx'
import { NoteFields } from '../sessions/note-fields.tsx'
import { useCountdown } from '../sessions/use-countdown.ts'
import { useNote } from '../sessions/use-note.ts'
import { mayMiss, WhoIsHere } from '../sessions/who-is-here.tsx'
import { say } from '../texts/meeting.ts'
import { say as sayRun } from '../texts/sessions-run.ts'
import { ActionLayer } from './action-layer.tsx'
import { PanelActions } from './panel-actions.tsx'
import { PanelTurn } from './panel-turn.tsx'
import { restWords } from './panel-words.ts'
import { useAgain } from './use-again.ts'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '20px', maxWidth: '520px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', justifyContent: 'space-between', gap: '4px 12px' },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  rest: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  // A live region is there before it has something to say; empty it takes no room.
  told: { ':empty': { marginTop: '-16px' } },
  sections: { borderTopWidth: '1px', borderTopStyle: 'solid', borderTopColor: tokens.colorNeutralStroke2, paddingTop: '4px' },
  inside: { margin: '0 0 12px' },
})

type SessionPanelProps = { room: SessionRoom; /** When the room was read, by the device's clock. */ readAt: number; /** It could not be read since. */ lost: boolean; tabUrl: string }

/** The session beside the call; one part of it is open at a time, the clock stays above. */
export function SessionPanel({ room, readAt, lost, tabUrl }: SessionPanelProps) {
  const styles = useStyles()
  const left = useCountdown(room.run, readAt)
  const note = useNote(room)
  const [open, setOpen] = useState<string[]>(['agenda'])
  const [chosen, setChosen] = useState<string | null>(null)
  const noteLost = isLost(note.error)
  useAgain(noteLost, readAt, note.retry)
  const action = room.actions.find(({ id }) => id === chosen)
  const todo = room.actions.filter(({ doneAt }) => doneAt === null).length
  return (
    <main className={styles.panel}>
      <header className={styles.head}>
        <h1 className={styles.title}>{say('title', { number: room.stage.number, title: room.stage.shortTitle })}</h1>
        <Caption1 className={styles.rest}>{restWords(room, left)}</Caption1>
      </header>
      <div role="status" className={styles.told}>
        {(lost || noteLost) && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{say('connectionLost')}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <PanelTurn room={room} left={left} tabUrl={tabUrl} />
      {action ? (
        <ActionLayer key={action.id} action={action} room={room} onBack={() => setChosen(null)} />
      ) : (
        <Accordion className={styles.sections} collapsible openItems={open} onToggle={(_, data) => setOpen(data.openItems as string[])}>
          <AccordionItem value="agenda">
            <AccordionHeader as="h2" expandIconPosition="end" icon={<TextBulletListSquare20Regular />}>
              {say('agenda')}
            </AccordionHeader>
            <AccordionPanel className={styles.inside}>
              {room.steps.length > 0 ? <AgendaSteps room={room} /> : <Body1>{say('noAgenda')}</Body1>}
            </AccordionPanel>
          </AccordionItem>
          {room.open && mayMiss(room.circle) && (
            <AccordionItem value="here">
              <AccordionHeader as="h2" expandIconPosition="end" icon={<People20Regular />}>
                {sayRun('whoIsHere')}
              </AccordionHeader>
              <AccordionPanel className={styles.inside}>
                <WhoIsHere room={room} />
              </AccordionPanel>
            </AccordionItem>
          )}
          <AccordionItem value="actions">
            <AccordionHeader as="h2" expandIconPosition="end" icon={<TaskListLtr20Regular />}>
              {todo > 0 ? say('actionsOpen', { count: todo }) : say('actions')}
            </AccordionHeader>
            <AccordionPanel className={styles.inside}>
              <PanelActions room={room} readAt={readAt} onChoose={setChosen} />
            </AccordionPanel>
          </AccordionItem>
          <AccordionItem value="notes">
            <AccordionHeader as="h2" expandIconPosition="end" icon={note.shared ? <Eye20Regular /> : <LockClosed20Regular />}>
              {say(note.shared ? 'notesShared' : 'notesPrivate')}
            </AccordionHeader>
            <AccordionPanel className={styles.inside}>
              <NoteFields room={room} note={note} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
    </main>
  )
}
