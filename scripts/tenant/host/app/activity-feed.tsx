import { Text, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AlertRegular, PeopleTeamFilled } from '@fluentui/react-icons'
import { ask, useRemote } from './client.ts'
import { shortDayAndTime } from './dates.ts'
import { useStage } from './stage.tsx'
import type { ActivityLine } from '../wire.ts'

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', height: '100%', maxWidth: '420px', backgroundColor: tokens.colorNeutralBackground1, borderRight: `1px solid ${tokens.colorNeutralStroke2}` },
  wide: { maxWidth: 'none', borderRight: 'none' },
  title: { margin: 0, paddingInline: '16px', paddingBlock: '14px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { listStyleType: 'none', margin: 0, padding: '8px', overflowY: 'auto', flex: 1, minHeight: 0 },
  line: {
    display: 'flex', gap: '12px', width: '100%', padding: '10px 8px', border: 'none', borderRadius: tokens.borderRadiusMedium, backgroundColor: 'transparent', color: tokens.colorNeutralForeground1,
    textAlign: 'start', fontFamily: tokens.fontFamilyBase, cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outlineStyle: 'solid', outlineWidth: '2px', outlineColor: tokens.colorStrokeFocus2, outlineOffset: '-2px' },
  },
  face: { flex: 'none', display: 'grid', placeItems: 'center', width: '32px', height: '32px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, fontSize: '20px' },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  top: { display: 'flex', justifyContent: 'space-between', gap: '8px', color: tokens.colorNeutralForeground2 },
  fresh: { fontWeight: tokens.fontWeightSemibold },
  empty: { margin: 'auto', padding: '24px', display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '8px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  emptyIcon: { fontSize: '48px', color: tokens.colorNeutralForeground3 },
})

/** The person's activity in Teams; a press opens what it is about. */
export function ActivityFeed() {
  const styles = useStyles()
  const { person, narrow, openLink } = useStage()
  const feed = useRemote<{ lines: ActivityLine[] }>(`/people/${person.id}/activity`, ['inbox', 'people'])
  const lines = feed.value?.lines ?? []
  async function open(line: ActivityLine): Promise<void> {
    await ask(`/people/${person.id}/activity/${line.id}/seen`, {}).catch(() => undefined)
    if (line.link) openLink(line.link)
  }
  return (
    <section className={mergeClasses(styles.column, narrow && styles.wide)} aria-label={`Activity of ${person.displayName}`}>
      <Title3 as="h1" className={styles.title}>Activity</Title3>
      {feed.value !== null && lines.length === 0 && (
        <div className={styles.empty}>
          <AlertRegular className={styles.emptyIcon} aria-hidden />
          <Text>Nothing here. Crosspath writes here when a card cannot reach {person.displayName}.</Text>
        </div>
      )}
      {lines.length > 0 && (
        <ul className={styles.list}>
          {lines.map((line) => (
            <li key={line.id}>
              <button type="button" className={styles.line} onClick={() => void open(line)}>
                <span className={styles.face} aria-hidden><PeopleTeamFilled /></span>
                <span className={styles.words}>
                  <span className={styles.top}>
                    <Text size={200}>Crosspath{line.seen ? '' : ' · new'}</Text>
                    <Text size={200}>{shortDayAndTime(line.at)}</Text>
                  </span>
                  <Text className={line.seen ? undefined : styles.fresh}>{line.title}</Text>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
