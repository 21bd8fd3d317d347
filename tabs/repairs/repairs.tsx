import { useState } from 'react'
import { makeStyles, Subtitle2 } from '@fluentui/react-components'
import { WrenchRegular } from '@fluentui/react-icons'
import { useParams } from 'react-router'
import { listWarnings } from '../../api/nudges/contract.ts'
import { listCirclesToRepair } from '../../api/repairs/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { Bone, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { sayMoment } from '../parts/moments.ts'
import { Page } from '../parts/page.tsx'
import { repairRows, repairSentence, restsUntil } from '../parts/repair-words.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/repairs.ts'
import { RepairDrawer } from './repair-drawer.tsx'
import { RepairGrid } from './repair-grid.tsx'
import { RepairsDone } from './repairs-done.tsx'

const POLL_MS = 30_000

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '24px' },
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  bones: { display: 'flex', flexDirection: 'column', gap: '12px' },
  title: { margin: 0 },
})

/** Circles that need a look, each with its reason and the ways to repair it. Nobody is told before a way is applied. */
export function Repairs() {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const cohortId = useParams()['cohortId'] ?? ''
  const params = { params: { cohortId } }
  const warnings = useAnswer(listWarnings, params, { pollMs: () => POLL_MS })
  const circles = useAnswer(listCirclesToRepair, params, { pollMs: () => POLL_MS })
  const [openId, setOpenId] = useState<string | null>(null)
  const both = warnings.data && circles.data
  const rows = repairRows(warnings.data?.warnings ?? [], circles.data?.circles ?? [])
  const open = rows.filter((row) => restsUntil(row) === null)
  const resting = rows.filter((row) => restsUntil(row) !== null)
  const chosen = rows.find(({ circle }) => circle.id === openId) ?? null
  const failed = [warnings, circles].find(({ error }) => error !== null)
  const lookedAt = warnings.data && sayMoment(warnings.data.checkedAt, now, reader)

  return (
    <Page title={say('repairs')} width="full" status={open.length > 0 && <span role="status">{repairSentence(open)}</span>}>
      {failed?.error && <Failed title={say('notLoaded')} error={failed.error} onRetry={() => [warnings, circles].forEach((answer) => answer.error && void answer.refetch())} />}
      {!both && !failed && (
        <Loading label={say('loading')}>
          <div className={styles.bones}>
            {Array.from({ length: 4 }, (_, row) => (
              <Bone key={row} height={64} />
            ))}
          </div>
        </Loading>
      )}
      <div className={styles.all}>
        {both && lookedAt && open.length === 0 && (
          <Empty icon={<WrenchRegular />} title={say('nothing')}>
            {say('nothingDetail', { when: lookedAt })}
          </Empty>
        )}
        {open.length > 0 && <RepairGrid label={say('circlesToLookAt')} rows={open} openId={openId} onOpen={({ circle }) => setOpenId(circle.id)} />}
        {resting.length > 0 && (
          <section className={styles.part} aria-label={say('snoozed')}>
            <Subtitle2 as="h2" className={styles.title}>
              {say('snoozed')}
            </Subtitle2>
            <RepairGrid label={say('snoozedCircles')} rows={resting} openId={openId} onOpen={({ circle }) => setOpenId(circle.id)} />
          </section>
        )}
        <RepairsDone cohortId={cohortId} />
      </div>
      <RepairDrawer row={chosen} onClose={() => setOpenId(null)} />
    </Page>
  )
}
