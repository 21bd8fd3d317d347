import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Spinner, Text, Tooltip, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DarkThemeRegular, DesktopRegular, PhoneRegular, WrenchRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { ThemeName } from './address.ts'
import { ClockMenu } from './clock-menu.tsx'
import { PersonPicker } from './person-picker.tsx'
import { useStage } from './stage.tsx'
import { BackStage } from './back-stage.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '48px',
    paddingInline: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  wrapped: { flexWrap: 'wrap', gap: '4px', paddingInline: '12px', paddingBlock: '4px' },
  name: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
  person: { width: '360px', maxWidth: '40vw' },
  personAlone: { order: 1, width: '100%', maxWidth: 'none' },
  tools: { flex: 1, display: 'flex', justifyContent: 'flex-end', gap: '4px' },
  toolsNarrow: { flex: 'none' },
  living: { minHeight: '32px', paddingInline: '16px', backgroundColor: tokens.colorNeutralBackground3, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
})

/** The rehearsal's own controls: who, when, how it looks. Nothing of this exists in Teams. */
export function TopBar() {
  const styles = useStyles()
  const { company, address, move, state } = useStage()
  const small = window.matchMedia('(max-width: 767px)').matches
  const [open, setOpen] = useState(false)
  const living = state?.living ?? null
  return (
    <>
    <header className={mergeClasses(styles.bar, small && styles.wrapped)}>
      <div className={styles.name}>
        <Text weight="semibold" truncate wrap={false}>{company.companyName}</Text>
        <Text size={200} className={styles.quiet}>Rehearsal</Text>
      </div>
      <div className={mergeClasses(styles.person, small && styles.personAlone)}><PersonPicker /></div>
      <div className={mergeClasses(styles.tools, small && styles.toolsNarrow)}>
        <ClockMenu small={small} />
        <Menu checkedValues={{ theme: [address.theme] }} onCheckedValueChange={(_event, data) => move({ theme: data.checkedItems[0] as ThemeName }, 'replace')}>
          <MenuTrigger disableButtonEnhancement>
            <Tooltip content="Theme" relationship="label"><Button appearance="subtle" icon={<DarkThemeRegular />} /></Tooltip>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItemRadio name="theme" value="light">Light</MenuItemRadio>
              <MenuItemRadio name="theme" value="dark">Dark</MenuItemRadio>
              <MenuItemRadio name="theme" value="contrast">High contrast</MenuItemRadio>
            </MenuList>
          </MenuPopover>
        </Menu>
        {!small && (
          <Tooltip content={address.width === 'phone' ? 'Desktop width' : 'Phone width'} relationship="label">
            <Button appearance="subtle" icon={address.width === 'phone' ? <DesktopRegular /> : <PhoneRegular />} onClick={() => move({ width: address.width === 'phone' ? 'desktop' : 'phone' }, 'replace')} />
          </Tooltip>
        )}
        <Tooltip content="Behind the scenes" relationship="label">
          <Button appearance="subtle" icon={<WrenchRegular />} onClick={() => setOpen(true)} />
        </Tooltip>
      </div>
      <BackStage open={open} close={() => setOpen(false)} />
    </header>
    <div role="status">{living !== null && <Spinner size="tiny" labelPosition="after" label={living} className={styles.living} style={{ display: 'flex', justifyContent: 'start' }} />}</div>
    </>
  )
}
