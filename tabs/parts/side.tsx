import type { ReactNode } from 'react'
import { Button, Drawer, DrawerBody, DrawerHeader, DrawerHeaderTitle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import { say } from '../texts/parts-later.ts'
import { besideScrollBar, PHONE, useWidth, WIDE } from './width.ts'

const useStyles = makeStyles({
  both: { display: 'flex', alignItems: 'flex-start', gap: '16px' },
  main: { flex: '1 1 0', minWidth: 0 },
  inline: {
    width: '376px',
    flexShrink: 0,
    position: 'sticky',
    top: '64px',
    height: 'auto',
    maxHeight: 'calc(100vh - 80px)',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  // A bar at the foot of the page must not lie over the last words.
  overFoot: { maxHeight: 'calc(100vh - 176px)' },
  body: { paddingBottom: '24px' },
})

type SideProps = { open: boolean; onClose: () => void; title: string; /** Something sticks to the foot of the page and needs room. */ hasFoot?: boolean; /** What is beside it. */ main: ReactNode; children: ReactNode }

/** Details beside a list, so that one can compare; on smaller widths they lie over it, on a phone they fill it. */
export function WithSide({ open, onClose, title, hasFoot = false, main, children }: SideProps) {
  const styles = useStyles()
  const wide = useWidth(WIDE)
  const phone = useWidth(PHONE)
  return (
    <div className={styles.both}>
      <div className={styles.main}>{main}</div>
      <Drawer
        type={wide ? 'inline' : 'overlay'}
        style={phone ? besideScrollBar : undefined}
        position="end"
        size={phone ? 'full' : 'medium'}
        open={open}
        aria-label={title}
        onOpenChange={(_, { open: next }) => !next && onClose()}
        className={mergeClasses(wide && styles.inline, wide && hasFoot && styles.overFoot)}
      >
        <DrawerHeader>
          <DrawerHeaderTitle heading={{ as: 'h2' }} action={<Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={say('closeTitle', { title })} onClick={onClose} />}>
            {title}
          </DrawerHeaderTitle>
        </DrawerHeader>
        <DrawerBody className={styles.body} tabIndex={0} role="region" aria-label={title}>{children}</DrawerBody>
      </Drawer>
    </div>
  )
}
