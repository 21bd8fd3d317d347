import { Avatar, Button, Subtitle1, Text, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular, MailRegular } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { safeHtml } from './calendar/safe-html.ts'
import { ask, useRemote } from './client.ts'
import { shortDayAndTime } from './dates.ts'
import { useStage } from './stage.tsx'
import type { MailLine } from '../wire.ts'

const useStyles = makeStyles({
  panes: { display: 'flex', height: '100%', backgroundColor: tokens.colorNeutralBackground1 },
  column: { display: 'flex', flexDirection: 'column', width: '320px', flex: 'none', minHeight: 0, borderRight: `1px solid ${tokens.colorNeutralStroke2}` },
  whole: { width: '100%', borderRight: 'none' },
  title: { margin: 0, paddingInline: '16px', paddingBlock: '14px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { listStyleType: 'none', margin: 0, padding: 0, overflowY: 'auto', flex: 1, minHeight: 0 },
  line: {
    display: 'flex', flexDirection: 'column', gap: '2px', width: '100%', padding: '10px 16px', border: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, borderLeft: '3px solid transparent', backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1, textAlign: 'start', fontFamily: tokens.fontFamilyBase, cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outlineStyle: 'solid', outlineWidth: '2px', outlineColor: tokens.colorStrokeFocus2, outlineOffset: '-2px' },
  },
  fresh: { borderLeftColor: tokens.colorCompoundBrandBackground, fontWeight: tokens.fontWeightSemibold },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1Selected },
  top: { display: 'flex', justifyContent: 'space-between', gap: '8px' },
  subject: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  reading: { flex: 1, minWidth: 0, overflowY: 'auto', padding: '20px 24px', display: 'flex', flexDirection: 'column', gap: '16px' },
  sender: { display: 'flex', alignItems: 'center', gap: '12px' },
  names: { display: 'flex', flexDirection: 'column' },
  subjectLine: { margin: 0 },
  html: { maxWidth: '640px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, '& a': { color: tokens.colorBrandForegroundLink } },
  back: { alignSelf: 'flex-start' },
  empty: { margin: 'auto', padding: '24px', display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '8px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  emptyIcon: { fontSize: '48px', color: tokens.colorNeutralForeground3 },
})

/** The person's mail in Outlook: what Crosspath has sent them. */
export function Inbox() {
  const styles = useStyles()
  const { person, narrow, address, move } = useStage()
  const mail = useRemote<{ lines: MailLine[] }>(`/people/${person.id}/mail`, ['inbox', 'people'])
  const lines = mail.value?.lines ?? []
  const open = lines.find(({ id }) => id === address.event) ?? null
  const unseenId = open && !open.seen ? open.id : null
  useEffect(() => {
    if (unseenId !== null) void ask(`/people/${person.id}/mail/${unseenId}/seen`, {}).catch(() => undefined)
  }, [unseenId, person.id])

  const showsList = !narrow || open === null
  return (
    <div className={styles.panes}>
      {showsList && (
        <section className={mergeClasses(styles.column, narrow && styles.whole)} aria-label={`Inbox of ${person.displayName}`}>
          <Title3 as="h1" className={styles.title}>Inbox</Title3>
          {mail.value !== null && lines.length === 0 && <Empty text={`Nothing here. Crosspath writes a mail only when Teams cannot reach ${person.displayName}.`} />}
          {lines.length > 0 && (
            <ul className={styles.list}>
              {lines.map((line) => (
                <li key={line.id}>
                  <button type="button" aria-current={line.id === open?.id ? 'true' : undefined} className={mergeClasses(styles.line, !line.seen && styles.fresh, line.id === open?.id && styles.chosen)} onClick={() => move({ event: line.id })}>
                    <span className={styles.top}><span>{line.from}</span><Text size={200}>{shortDayAndTime(line.at)}</Text></span>
                    <span className={styles.subject}>{line.subject}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {open && <Letter letter={open} />}
      {!open && !narrow && lines.length > 0 && <Empty text="Choose a mail to read it." />}
    </div>
  )
}

function Letter({ letter }: { letter: MailLine }) {
  const styles = useStyles()
  const { narrow, move, openLink } = useStage()
  return (
    <article className={styles.reading} aria-label={letter.subject}>
      {narrow && <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => move({ event: null })}>Inbox</Button>}
      <Subtitle1 as={narrow ? 'h1' : 'h2'} className={styles.subjectLine}>{letter.subject}</Subtitle1>
      <div className={styles.sender}>
        <Avatar name={letter.from} aria-hidden />
        <span className={styles.names}><Text weight="semibold">{letter.from}</Text><Text size={200}>{shortDayAndTime(letter.at)}</Text></span>
      </div>
      <div className={styles.html} dangerouslySetInnerHTML={{ __html: safeHtml(letter.bodyHtml) }} onClick={(event) => {
        const link = (event.target as HTMLElement).closest('a')
        if (!link) return
        event.preventDefault()
        openLink(link.href)
      }} />
    </article>
  )
}

function Empty({ text }: { text: string }) {
  const styles = useStyles()
  return (
    <div className={styles.empty}>
      <MailRegular className={styles.emptyIcon} aria-hidden />
      <Text>{text}</Text>
    </div>
  )
}
