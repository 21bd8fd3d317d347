import { CounterBadge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AlertFilled, AlertRegular, CalendarLtrFilled, CalendarLtrRegular, ChatFilled, ChatRegular, LightbulbFilled, LightbulbRegular, MailFilled, MailRegular, PeopleTeamFilled, PeopleTeamRegular, bundleIcon } from '@fluentui/react-icons'
import type { FluentIcon } from '@fluentui/react-icons'
import type { AppName } from './address.ts'
import { useStage } from './stage.tsx'

const apps: { app: AppName; name: string; Icon: FluentIcon }[] = [
  { app: 'guide', name: 'Guide', Icon: bundleIcon(LightbulbFilled, LightbulbRegular) },
  { app: 'activity', name: 'Activity', Icon: bundleIcon(AlertFilled, AlertRegular) },
  { app: 'chat', name: 'Chat', Icon: bundleIcon(ChatFilled, ChatRegular) },
  { app: 'calendar', name: 'Calendar', Icon: bundleIcon(CalendarLtrFilled, CalendarLtrRegular) },
  { app: 'mail', name: 'Mail', Icon: bundleIcon(MailFilled, MailRegular) },
  { app: 'tab', name: 'Crosspath', Icon: bundleIcon(PeopleTeamFilled, PeopleTeamRegular) },
]

const useStyles = makeStyles({
  rail: { display: 'flex', flexDirection: 'column', width: '80px', flex: 'none', paddingBlock: '8px', gap: '4px' },
  bottom: { flexDirection: 'row', width: 'auto', paddingBlock: '4px', gap: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1 },
  place: { position: 'relative' },
  item: {
    position: 'relative',
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '2px',
    height: '56px',
    border: 'none',
    padding: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForeground1 },
    ':focus-visible': { outlineStyle: 'solid', outlineWidth: '2px', outlineColor: tokens.colorStrokeFocus2, outlineOffset: '-4px', borderRadius: tokens.borderRadiusLarge },
  },
  // As wide as its name asks for: equal parts of a narrow phone would cut the longest.
  wide: { flex: '1 1 auto' },
  selected: {
    color: tokens.colorBrandForeground1,
    '::before': { content: '""', position: 'absolute', insetInlineStart: '4px', insetBlock: '14px', width: '3px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorCompoundBrandBackground },
  },
  selectedBelow: { color: tokens.colorBrandForeground1, '::before': { content: '""', position: 'absolute', insetInline: '30%', insetBlockStart: 0, height: '3px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorCompoundBrandBackground } },
  icon: { fontSize: '24px', lineHeight: '24px', height: '24px' },
  badge: { position: 'absolute', pointerEvents: 'none', insetBlockStart: '4px', insetInlineStart: '42px' },
  badgeWide: { insetInlineStart: 'calc(50% + 4px)' },
})

/** The app rail at the side, as in Teams; on a phone it lies at the bottom. */
export function Rail() {
  const styles = useStyles()
  const { address, move, state, narrow } = useStage()
  const waiting: Partial<Record<AppName, number>> = { activity: state?.unseen.activity ?? 0, chat: state?.unread ?? 0, mail: state?.unseen.mail ?? 0 }
  return (
    <nav aria-label="Apps" data-app-rail className={mergeClasses(styles.rail, narrow && styles.bottom)}>
      {apps.map(({ app, name, Icon }) => {
        const selected = address.app === app
        const unread = waiting[app] ?? 0
        return (
          <div key={app} className={mergeClasses(styles.place, narrow && styles.wide)}>
            <button
              type="button"
              aria-label={name}
              aria-description={unread > 0 ? `${unread} unread` : undefined}
              aria-current={selected ? 'page' : undefined}
              className={mergeClasses(styles.item, selected && (narrow ? styles.selectedBelow : styles.selected))}
              onClick={() => move({ app, event: null, ...(app === 'tab' ? { path: '/' } : {}) })}
            >
              <Icon className={styles.icon} filled={selected} aria-hidden />
              <span>{name}</span>
            </button>
            {unread > 0 && <CounterBadge aria-hidden size="small" count={unread} color="brand" className={mergeClasses(styles.badge, narrow && styles.badgeWide)} />}
          </div>
        )
      })}
    </nav>
  )
}
