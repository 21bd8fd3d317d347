import { Body1, Caption1, Field, makeStyles, Switch, Textarea, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Regular, Eye16Regular, LockClosed16Regular } from '@fluentui/react-icons'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { NotSaved } from '../parts/not-saved.tsx'
import { say } from '../texts/sessions-run.ts'
import type { NoteDraft } from './use-note.ts'

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '12px' },
  seen: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0 },
  others: { display: 'flex', flexDirection: 'column', gap: '12px', listStyleType: 'none', margin: 0, padding: 0 },
  said: { display: 'block', overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  quiet: { color: tokens.colorNeutralForeground2 },
  saved: { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '16px', color: tokens.colorNeutralForeground2 },
})

type NoteFieldsProps = { room: SessionRoom; note: NoteDraft }

/** My note of a session, mine alone until I share it; and what others have shared. */
export function NoteFields({ room, note }: NoteFieldsProps) {
  const styles = useStyles()
  return (
    <div className={styles.fields}>
      <Field label={say('yourNote')}>
        <Textarea rows={5} resize="vertical" maxLength={4000} value={note.text} onChange={(_, { value }) => note.write(value)} />
      </Field>
      <NotSaved draft={note} title={say('noteNotSaved')} onRetry={note.retry} />
      <Switch checked={note.shared} label={say(note.shared ? 'shared' : 'share')} onChange={(_, { checked }) => note.share(checked)} />
      <Caption1 className={styles.seen}>
        {note.shared ? <Eye16Regular className={styles.icon} aria-hidden /> : <LockClosed16Regular className={styles.icon} aria-hidden />}
        {say(note.shared ? 'noteSeenByCircle' : 'noteSeenByMe')}
      </Caption1>
      <Caption1 className={styles.saved} role="status">
        {note.saving && !note.error ? say('saving') : note.saved && !note.error ? <><CheckmarkCircle16Regular aria-hidden />{say('saved')}</> : ''}
      </Caption1>
      {room.sharedNotes.length > 0 && (
        <ul className={styles.others}>
          {room.sharedNotes.map(({ owner, text }) => (
            <li key={owner.id}>
              <Caption1 className={styles.quiet}>{owner.displayName}</Caption1>
              <Body1 className={styles.said}>{text}</Body1>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
