import { useState } from 'react'
import { Body1, Button, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { deleteOutcomes, getImpact, type Impact } from '../../api/impact/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, dayOf } from '../parts/moments.ts'
import { Status } from '../parts/status.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/impact.ts'
import { ImportDrawer } from './import-drawer.tsx'
import { RegisterDrawer } from './register-drawer.tsx'

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '16px' },
  title: { margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '12px' },
  entry: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'flex-start' },
  meta: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** What was registered beforehand, every version of it, and the file of outcomes. */
export function OutcomesCard({ impact: { cohort, registrations, outcomes, lottery, encouragement }, mayChange }: { impact: Impact; mayChange: boolean }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const [open, setOpen] = useState<'register' | 'import' | null>(null)
  const remove = useSend(deleteOutcomes, [getImpact])
  const designs = [...(lottery.by === 'lot' ? ['lottery' as const] : []), ...(encouragement ? ['encouragement' as const] : [])]
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {say('registered')}
      </Subtitle2>
      {remove.error && <Failed title={say('notDone')} error={remove.error} onRetry={() => remove.reset()} />}
      {registrations.length === 0 && <Body1>{say('notRegistered')}</Body1>}
      <ol className={styles.list}>
        {registrations.map(({ version, outcome, better, measuredOn, registeredAt, hash, afterStart, intact }) => (
          <li key={version} className={styles.entry}>
            <Body1>{say('version', { outcome, better, day: dateOf(measuredOn, reader, now) })}</Body1>
            <Caption1 className={styles.meta}>{say('hash', { day: dayOf(registeredAt, reader), hash: hash.slice(0, 16) })}</Caption1>
            {afterStart && <Status tone="careful">{say('changedAfter')}</Status>}
            {!intact && <Status tone="bad">{say('notBroken')}</Status>}
          </li>
        ))}
      </ol>
      {outcomes && <Body1>{say('outcomesKept', { people: outcomes.people, unknown: outcomes.unknown })}</Body1>}
      {mayChange && (
        <div className={styles.actions}>
          {designs.length > 0 && <Button onClick={() => setOpen('register')}>{say('addRegistration')}</Button>}
          <Button onClick={() => setOpen('import')}>{say('importOutcomes')}</Button>
          {outcomes && (
            <Button disabledFocusable={remove.isPending} onClick={() => remove.mutate({ params: { cohortId: cohort.id } })}>
              {say('deleteOutcomes')}
            </Button>
          )}
        </div>
      )}
      {open === 'register' && <RegisterDrawer cohort={cohort} designs={designs} onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportDrawer cohortId={cohort.id} onClose={() => setOpen(null)} />}
    </Card>
  )
}
