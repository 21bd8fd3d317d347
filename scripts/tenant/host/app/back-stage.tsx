import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { ask, useRemote } from './client.ts'
import { LeavingLines } from './leaving.tsx'
import { useStage } from './stage.tsx'
import { TeamsLines } from './teams-lines.tsx'
import type { Offer, RequestLine } from '../wire.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '12px', marginBlockEnd: '24px' },
  offer: { display: 'flex', alignItems: 'center', gap: '16px' },
  button: { minWidth: '128px', flex: 'none' },
  title: { margin: 0 },
  words: { flex: 1, display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  row: { display: 'flex', gap: '12px', paddingBlock: '4px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  method: { width: '52px', flex: 'none' },
  path: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  status: { flex: 'none', width: '32px', textAlign: 'end' },
  bad: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
})

/** What a person cannot see in Teams: helpers for the story, trouble on request, and what the app asked Microsoft 365. */
export function BackStage({ open, close }: { open: boolean; close(): void }) {
  const styles = useStyles()
  const { company, person } = useStage()
  return (
    <OverlayDrawer open={open} position="end" size="medium" onOpenChange={(_event, data) => { if (!data.open) close() }}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={close} />}>Behind the scenes</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <Offers title="Move the story on" offers={company.actions} path="/actions" verb="Do it" />
        <section className={styles.section} aria-label="Teams">
          <Subtitle2 as="h3" className={styles.title}>{person.displayName} and Teams</Subtitle2>
          <TeamsLines />
        </section>
        <section className={styles.section} aria-label="Leaving">
          <Subtitle2 as="h3" className={styles.title}>{person.displayName} leaves</Subtitle2>
          <LeavingLines />
        </section>
        <Offers title="Trouble" offers={company.troubles} path="/trouble" verb="Make trouble" />
        <section className={styles.section} aria-label="Requests">
          <Subtitle2 as="h3" className={styles.title}>What Crosspath asked Microsoft 365</Subtitle2>
          {open && <Requests />}
        </section>
      </DrawerBody>
    </OverlayDrawer>
  )
}

function Offers({ title, offers, path, verb }: { title: string; offers: Offer[]; path: string; verb: string }) {
  const styles = useStyles()
  if (offers.length === 0) return null
  return (
    <section className={styles.section} aria-label={title}>
      <Subtitle2 as="h3" className={styles.title}>{title}</Subtitle2>
      {offers.map((offer) => <OfferLine key={offer.id} offer={offer} path={path} verb={verb} />)}
    </section>
  )
}

function OfferLine({ offer, path, verb }: { offer: Offer; path: string; verb: string }) {
  const styles = useStyles()
  const [outcome, setOutcome] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function run(): Promise<void> {
    setBusy(true)
    setOutcome(null)
    try {
      setOutcome((await ask<{ line: string }>(`${path}/${offer.id}`, {})).line)
    } catch (error) {
      setOutcome((error as Error).message)
    }
    setBusy(false)
  }
  return (
    <div className={styles.offer}>
      <div className={styles.words}>
        <Text weight="semibold">{offer.title}</Text>
        <Text className={styles.quiet} role="status">{outcome ?? offer.line}</Text>
      </div>
      <Button disabledFocusable={busy} aria-label={`${offer.verb ?? verb}: ${offer.title}`} className={styles.button} onClick={() => void run()}>{busy ? 'Working…' : (offer.verb ?? verb)}</Button>
    </div>
  )
}

function Requests() {
  const styles = useStyles()
  const requests = useRemote<RequestLine[]>('/requests', ['requests'])
  if (requests.value === null) return <Text className={styles.quiet}>{requests.error ?? 'Reading…'}</Text>
  if (requests.value.length === 0) return <Text className={styles.quiet}>Nothing yet. Open Crosspath to see it ask.</Text>
  return (
    <ol className={styles.list}>
      {requests.value.map((entry, index) => (
        <li key={`${entry.at}-${index}`} className={styles.row}>
          <span className={styles.method}>{entry.method}</span>
          <span className={styles.path}>{entry.path}</span>
          <span className={entry.status >= 400 ? `${styles.status} ${styles.bad}` : styles.status}>{entry.status}</span>
        </li>
      ))}
    </ol>
  )
}
