import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react'
import { Button, DrawerBody, DrawerFooter, DrawerHeader, DrawerHeaderTitle, makeStyles, OverlayDrawer, Spinner } from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/parts-later.ts'
import { besideScrollBar, PHONE, useWidth } from './width.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', width: '100%', height: '100%', minHeight: 0 },
  fields: { display: 'flex', flexDirection: 'column', gap: '16px', paddingTop: '4px', paddingBottom: '24px' },
  footer: { display: 'flex', gap: '8px', justifyContent: 'flex-start', [PHONE]: { '& > button': { minHeight: '40px' } } },
})

type FormDrawerProps = {
  open: boolean
  title: string
  /** The verb on the button, and while it works: ["Open cohort", "Opening…"]. */
  verb: [string, string]
  busy: boolean
  /** Counts refused attempts; after each, the first faulty field takes the focus. */
  refusals: number
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A short form that lies over the page it belongs to. */
export function FormDrawer({ open, title, verb, busy, refusals, onSubmit, onClose, children }: FormDrawerProps) {
  const styles = useStyles()
  const phone = useWidth(PHONE)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])
  return (
    <OverlayDrawer style={besideScrollBar} position="end" size={phone ? 'full' : 'medium'} open={open} onOpenChange={(_, { open: next }) => !next && onClose()} aria-label={title}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault()
          if (!busy) onSubmit()
        }}
      >
        <DrawerHeader>
          <DrawerHeaderTitle heading={{ as: 'h2' }} action={<Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={say('closeWithoutSaving')} onClick={onClose} />}>
            {title}
          </DrawerHeaderTitle>
        </DrawerHeader>
        <DrawerBody>
          <div className={styles.fields}>{children}</div>
        </DrawerBody>
        <DrawerFooter className={styles.footer}>
          <Button type="submit" appearance="primary" disabledFocusable={busy} {...(busy ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
            {busy ? verb[1] : verb[0]}
          </Button>
          <Button onClick={onClose}>{sayBasic('cancel')}</Button>
        </DrawerFooter>
      </form>
    </OverlayDrawer>
  )
}
