import { Body1, Body1Strong, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { Info16Regular } from '@fluentui/react-icons'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { say } from '../texts/sessions.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(288px, 100%), 1fr))', gap: '16px', listStyleType: 'none', margin: 0, padding: 0 },
  card: { gap: '8px', padding: '16px', height: '100%' },
  lines: { display: 'flex', flexDirection: 'column', gap: '8px', margin: 0 },
  line: { display: 'flex', flexDirection: 'column' },
  said: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  quiet: { color: tokens.colorNeutralForeground2 },
  missing: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0, marginTop: '2px' },
  section: { display: 'flex', flexDirection: 'column', gap: '12px' },
})

/** What earlier sessions left for this one. */
export function BroughtCards({ brought }: { brought: SessionRoom['brought'] }) {
  const styles = useStyles()
  if (brought.length === 0) return null
  const there = brought.filter(({ lines }) => lines.length > 0)
  // What nobody has written yet shares one card, so that it does not push aside what is there.
  const toCome = brought.filter(({ lines }) => lines.length === 0)
  return (
    <section className={styles.section}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('onTheTable')}
      </Subtitle2>
      <ul className={styles.list}>
        {there.map(({ id, title, from, owner, lines, missing }) => (
          <li key={`${id} ${owner?.id ?? ''}`}>
            <Card className={styles.card}>
              <Body1Strong>{title}</Body1Strong>
              <Caption1 className={styles.quiet}>{[owner?.displayName, say('fromSession', { number: from })].filter(Boolean).join(' · ')}</Caption1>
              <Lines lines={lines} />
              {missing && (
                <Body1 className={styles.missing}>
                  <Info16Regular className={styles.icon} aria-hidden />
                  {missing}
                </Body1>
              )}
            </Card>
          </li>
        ))}
        {toCome.length > 0 && (
          <li>
            <Card className={styles.card}>
              <Body1Strong>{say('stillToCome')}</Body1Strong>
              <Lines lines={toCome.map(({ title, owner, missing }) => ({ label: [title, owner?.displayName].filter(Boolean).join(' · '), text: missing ?? say('nothingWrittenYet') }))} />
            </Card>
          </li>
        )}
      </ul>
    </section>
  )
}

/** What somebody wrote, each answer under its question. */
export function Lines({ lines }: { lines: { label: string; text: string }[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.lines}>
      {lines.map(({ label, text }, at) => (
        <div key={at} className={styles.line}>
          <dt>
            <Caption1 className={styles.quiet}>{label}</Caption1>
          </dt>
          <dd className={styles.said}>
            <Body1>{text}</Body1>
          </dd>
        </div>
      ))}
    </dl>
  )
}
