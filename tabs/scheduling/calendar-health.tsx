import { useState } from 'react'
import { Body1, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { CalendarCheckmarkRegular } from '@fluentui/react-icons'
import { useParams } from 'react-router'
import { getCalendarHealth, listSeries, retrySeries } from '../../api/scheduling/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { nameOf } from '../parts/circle-name.ts'
import { Empty } from '../parts/empty.tsx'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { shortDayOf, timeOf } from '../parts/moments.ts'
import { Page } from '../parts/page.tsx'
import { Person } from '../parts/person.tsx'
import { WithSide } from '../parts/side.tsx'
import { Strip } from '../parts/strip.tsx'
import { useTell } from '../parts/toast.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/scheduling.ts'
import { HealthGrid } from './health-grid.tsx'
import { healthLook } from './health-look.tsx'
import { countConcerns, type HealthFilter, healthKinds, healthRows, healthSentence, keyOf } from './health-words.ts'
import { SeriesDates } from './series-dates.tsx'
import { isUnderWay } from './series-words.ts'

const POLL_MS = 5_000

const useStyles = makeStyles({
  bones: { display: 'flex', flexDirection: 'column', gap: '12px' },
  all: { display: 'flex', flexDirection: 'column', gap: '24px' },
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  calendar: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', padding: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, '&:first-child': { borderTopStyle: 'none' }, '& > :first-child': { flex: '1 1 200px' }, '& > :last-child': { flex: '2 1 280px' } },
  meta: { display: 'block', marginTop: '12px', color: tokens.colorNeutralForeground2 },
})

/** What stands between the circles and their next dates, each with what helps. Nobody's other meetings are ever named. */
export function CalendarHealth() {
  const styles = useStyles()
  const tell = useTell()
  const reader = useReader()
  const cohortId = useParams()['cohortId'] ?? ''
  const answer = useAnswer(getCalendarHealth, { params: { cohortId } }, { pollMs: (data) => (data && isUnderWay(data.circles) ? POLL_MS : false) })
  const retry = useSend(retrySeries, [getCalendarHealth, listSeries])
  const [kind, setKind] = useState<HealthFilter | null>(null)
  const [openKey, setOpenKey] = useState<string | null>(null)
  const health = answer.data
  const rows = health ? healthRows(health) : []
  const shown = rows.filter(({ concern }) => kind === null || concern.kind === kind)
  const open = rows.find((row) => keyOf(row) === openKey)?.row ?? null
  const counts = health && countConcerns(health)
  const well = health && rows.length === 0 && health.calendars.length === 0
  const calendars = kind === null || kind === 'calendar' ? (health?.calendars ?? []) : []

  return (
    <Page title={say('calendarHealth')} width="full" status={health && <span role="status">{healthSentence(health)}</span>}>
      {answer.error && <Failed title={say('healthNotLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {retry.error && <Failed title={say('retryFailed')} error={retry.error} onRetry={() => retry.mutate(retry.variables)} />}
      {answer.isPending && (
        <Loading label={say('loadingHealth')}>
          <div className={styles.bones}>
            <Bone width="480px" height={48} />
            {Array.from({ length: 5 }, (_, row) => (
              <Bone key={row} height={64} />
            ))}
          </div>
        </Loading>
      )}
      {well && (
        <Empty icon={<CalendarCheckmarkRegular />} title={health.total === 0 ? say('noCircle') : say('allWell')}>
          {health.total === 0 ? say('noCircleHealth') : say('allWellDetail')}
        </Empty>
      )}
      {health && counts && !well && (
        <>
          <Strip
            label={say('byKind')}
            parts={[...healthKinds, 'calendar' as const].filter((one) => counts[one] > 0).map((one) => ({ key: one, number: counts[one], label: healthLook(one).words, icon: healthLook(one).icon }))}
            chosen={kind}
            onChoose={setKind}
          />
          <WithSide
            open={open !== null}
            onClose={() => setOpenKey(null)}
            title={open ? nameOf(open) : say('circle')}
            main={
              <div className={styles.all}>
                {shown.length > 0 && (
                  <HealthGrid
                    rows={shown}
                    openKey={openKey}
                    retrying={retry.isPending ? retry.variables.params.circleId : null}
                    onOpen={(row) => setOpenKey(keyOf(row) === openKey ? null : keyOf(row))}
                    onRetry={({ row }) => retry.mutate({ params: { circleId: row.circle.id } }, { onSuccess: () => tell(say('retrying', { name: nameOf(row) })) })}
                  />
                )}
                {calendars.length > 0 && (
                  <section className={styles.part} aria-label={say('calendarsForIt')}>
                    <Subtitle2 as="h2" className={styles.title}>
                      {say('calendarsForIt')}
                    </Subtitle2>
                    <ul className={styles.list}>
                      {calendars.map(({ person, problem }) => (
                        <li key={person.id} className={styles.calendar}>
                          <Person person={person} />
                          <Body1>{problem}</Body1>
                        </li>
                      ))}
                    </ul>
                  </section>
                )}
              </div>
            }
          >
            {open && <SeriesDates row={open} />}
          </WithSide>
        </>
      )}
      {health?.lookedAt != null && <Caption1 className={styles.meta}>{say('lookedAt', { day: shortDayOf(health.lookedAt, reader), time: timeOf(health.lookedAt, reader) })}</Caption1>}
    </Page>
  )
}
