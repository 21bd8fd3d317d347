import { Button, MessageBar, MessageBarBody, Text, Textarea, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChatRegular, PeopleTeamFilled, SendRegular } from '@fluentui/react-icons'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ask, useRemote } from '../client.ts'
import { useStage } from '../stage.tsx'
import { Message } from './message.tsx'
import type { ChatView } from '../../wire.ts'

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  head: { display: 'flex', alignItems: 'center', gap: '12px', height: '56px', flex: 'none', paddingInline: '16px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1 },
  face: { display: 'grid', placeItems: 'center', width: '32px', height: '32px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, fontSize: '20px' },
  scroll: { flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  messages: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '24px', maxWidth: '760px', width: '100%', boxSizing: 'border-box', marginInline: 'auto', marginBlockStart: 'auto' },
  tight: { padding: '16px' },
  empty: { margin: 'auto', padding: '24px', display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '8px', textAlign: 'center', maxWidth: '360px', color: tokens.colorNeutralForeground2 },
  emptyIcon: { fontSize: '48px', color: tokens.colorNeutralForeground3 },
  write: { display: 'flex', alignItems: 'flex-end', gap: '8px', padding: '12px 24px 16px', maxWidth: '760px', width: '100%', boxSizing: 'border-box', marginInline: 'auto' },
  writeNarrow: { padding: '8px 12px' },
  box: { flex: 1 },
})

/** The person's one-to-one chat with the app. */
export function Conversation() {
  const styles = useStyles()
  const { person, narrow } = useStage()
  const chat = useRemote<ChatView>(`/people/${person.id}/chat`, ['chat', 'people'])
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const count = chat.value?.messages.length ?? 0
  const filled = count > 0

  useEffect(() => {
    if (count > 0) void ask(`/people/${person.id}/chat/read`, {}).catch(() => undefined)
  }, [count, person.id])
  // Cards grow after they are drawn; the newest line stays in sight unless the reader has scrolled up.
  useLayoutEffect(() => {
    const box = scroll.current
    const content = list.current
    if (!box || !content) return undefined
    let atEnd = true
    const note = (): void => void (atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 48)
    const observer = new ResizeObserver(() => {
      if (atEnd) box.scrollTop = box.scrollHeight
    })
    observer.observe(content)
    observer.observe(box)
    box.addEventListener('scroll', note)
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', note)
    }
  }, [filled])

  async function send(): Promise<void> {
    const words = text.trim()
    if (words === '') return
    setText('')
    setProblem(null)
    try {
      await ask(`/people/${person.id}/chat`, { text: words })
    } catch (error) {
      setProblem((error as Error).message)
    }
    chat.reload()
  }

  return (
    <section className={styles.column} aria-label="Conversation with Crosspath">
      <div className={styles.head}>
        <span className={styles.face} aria-hidden><PeopleTeamFilled /></span>
        <Text as="h1" weight="semibold" size={400} style={{ margin: 0 }}>Crosspath</Text>
      </div>
      <div ref={scroll} className={styles.scroll} tabIndex={0} role="log" aria-label="Messages">
        {chat.value && count === 0 && (
          <div className={styles.empty}>
            <ChatRegular className={styles.emptyIcon} aria-hidden />
            <Text weight="semibold" size={400}>No messages yet</Text>
            <Text>Crosspath writes here when {person.displayName} has something to decide or prepare.</Text>
          </div>
        )}
        {chat.value && count > 0 && (
          <div ref={list} className={mergeClasses(styles.messages, narrow && styles.tight)}>
            {chat.value.messages.map((message) => <Message key={message.id} message={message} reload={chat.reload} />)}
          </div>
        )}
        {chat.error !== null && chat.value === null && <MessageBar intent="error"><MessageBarBody>{chat.error}</MessageBarBody></MessageBar>}
      </div>
      {problem !== null && <MessageBar intent="error"><MessageBarBody>{problem}</MessageBarBody></MessageBar>}
      <form className={mergeClasses(styles.write, narrow && styles.writeNarrow)} onSubmit={(event) => { event.preventDefault(); void send() }}>
        <Textarea
          className={styles.box}
          aria-label="Message"
          placeholder="Type a message"
          rows={1}
          value={text}
          onChange={(_event, data) => setText(data.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            void send()
          }}
        />
        <Button type="submit" appearance="subtle" icon={<SendRegular />} aria-label="Send" disabledFocusable={text.trim() === ''} />
      </form>
    </section>
  )
}
