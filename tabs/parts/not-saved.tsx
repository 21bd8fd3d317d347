import { Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CloudOff16Regular } from '@fluentui/react-icons'
import { say } from '../texts/parts-later.ts'
import { Failed, Note } from './message.tsx'
import { passes } from './save-again.ts'
import type { Autosave } from './use-autosave.ts'
import { PHONE } from './width.ts'

const useStyles = makeStyles({
  // A live region is there before it has something to say. It stays in view beside whatever field of a long form is being typed in.
  told: { position: 'sticky', bottom: '8px', zIndex: 1, ':empty': { position: 'absolute' } },
  aboveBar: { [PHONE]: { bottom: 'calc(64px + env(safe-area-inset-bottom))' } },
  line: { display: 'flex', alignItems: 'flex-start', gap: '8px', padding: '8px 12px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground3, border: `1px solid ${tokens.colorStatusWarningBorder1}` },
  icon: { flexShrink: 0 },
})

type NotSavedProps = {
  draft: Pick<Autosave<object>, 'error' | 'onDevice' | 'elsewhere'>
  /** What could not be saved: "We couldn't save your note." */
  title: string
  onRetry: () => void
  /** On a phone, a bar of buttons stands at the lower edge. */
  aboveBar?: boolean
}

/** Why what is written is not saved, where it is meanwhile, and what there is to press, if anything. */
export function NotSaved({ draft: { error, onDevice, elsewhere }, title, onRetry, aboveBar = false }: NotSavedProps) {
  const styles = useStyles()
  const waits = error !== null && passes(error)
  const why = error?.code === 'offline' ? 'offline' : 'trouble'
  return (
    <>
      {elsewhere && (
        <Note
          intent="warning"
          title={say('changedElsewhere')}
          action={
            <>
              <Button onClick={() => void elsewhere.keepMine()}>{say('keepMine')}</Button>
              <Button onClick={() => void elsewhere.takeTheirs()}>{say('takeTheirs')}</Button>
            </>
          }
        >
          {say('changedElsewhereDetail')}
        </Note>
      )}
      {error && !elsewhere && !waits && <Failed title={title} error={error} onRetry={onRetry} meanwhile={say(onDevice ? 'keptOnDevice' : 'keptWhileOpen')} />}
      <div role="status" className={mergeClasses(styles.told, aboveBar && styles.aboveBar)}>
        {waits && (
          <Caption1 className={styles.line}>
            <CloudOff16Regular className={styles.icon} aria-hidden />
            {say(onDevice ? 'waitsOnDevice' : 'waitsWhileOpen', { why })}
          </Caption1>
        )}
      </div>
    </>
  )
}
