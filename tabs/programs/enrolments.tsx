import { useDeferredValue, useMemo, useState } from 'react'
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { PersonAddRegular, PersonSearchRegular } from '@fluentui/react-icons'
import { useNavigate, useParams } from 'react-router'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { enrolmentIcons } from '../parts/enrolment-state.tsx'
import { enrolmentWords } from '../parts/enrolment-words.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { WithSide } from '../parts/side.tsx'
import { Strip } from '../parts/strip.tsx'
import { say } from '../texts/programs-enrolments.ts'
import { EnrolmentDetail } from './enrolment-detail.tsx'
import { countByState, departmentsOf, everybody, type EnrolmentFilter, filterRows, inOrderOfNeed, isNarrowed, onePerPerson, visibleStates } from './enrolment-figures.ts'
import { EnrolmentFilters } from './enrolment-filters.tsx'
import { EnrolmentList } from './enrolment-list.tsx'

const PAGE = 50
/** People enrol and managers answer while the page is open. */
const POLL_MS = 10_000
/** A company's worth of rows is read less often. */
const MANY = 500
const POLL_MANY_MS = 60_000

const useStyles = makeStyles({
  bones: { display: 'flex', flexDirection: 'column', gap: '12px' },
  strip: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingBottom: '4px' },
  more: { display: 'flex', alignItems: 'center', gap: '12px', paddingTop: '12px', color: tokens.colorNeutralForeground2 },
})

/** Everybody who enrolled in a cohort: who waits for whom, and what is in the way. */
export function Enrolments() {
  const styles = useStyles()
  const navigate = useNavigate()
  const cohortId = useParams()['cohortId'] ?? ''
  const answer = useAnswer(listEnrolments, { params: { cohortId } }, { pollMs: (data) => (data && data.enrolments.length > MANY ? POLL_MANY_MS : POLL_MS) })
  const [filter, setFilter] = useState<EnrolmentFilter>(everybody)
  const [shown, setShown] = useState(PAGE)
  const [openId, setOpenId] = useState<string | null>(null)
  // A company's worth of rows takes a moment to filter; typing goes before.
  const settled = useDeferredValue(filter)
  const rows = useMemo(() => onePerPerson(answer.data?.enrolments ?? []), [answer.data])
  const found = useMemo(() => inOrderOfNeed(filterRows(rows, settled)), [rows, settled])
  const counts = useMemo(() => countByState(rows), [rows])
  const departments = useMemo(() => departmentsOf(rows), [rows])
  const open = rows.find(({ enrolment }) => enrolment.person.id === openId) ?? null
  const narrow = (change: Partial<EnrolmentFilter>) => {
    setFilter({ ...filter, ...change })
    setShown(PAGE)
  }

  return (
    <Page title={say('enrolments')} width="full" status={rows.length > 0 && say('people', { count: rows.length })}>
      {answer.error && <Failed title={say('notLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && (
        <Loading label={say('loading')}>
          <div className={styles.bones}>
            <div className={styles.strip}>
              {visibleStates.slice(0, 5).map((state) => (
                <Bone key={state} width="96px" height={48} />
              ))}
            </div>
            <Bone width="60%" height={32} />
            {Array.from({ length: 8 }, (_, row) => (
              <Bone key={row} height={40} />
            ))}
          </div>
        </Loading>
      )}
      {answer.data && rows.length === 0 && (
        <Empty
          icon={<PersonAddRegular />}
          title={say('nobodyYet')}
          action={<Button onClick={() => void navigate(`/manage/${cohortId}/overview`)}>{say('seeDates')}</Button>}
        >
          {say('nobodyYetDetail')}
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <Strip
            label={say('byState')}
            parts={visibleStates.filter((state) => counts[state] > 0 || state === filter.state).map((state) => ({ key: state, number: counts[state], label: enrolmentWords(state).word, icon: enrolmentIcons[state] }))}
            chosen={filter.state}
            onChoose={(state) => narrow({ state })}
          />
          <EnrolmentFilters filter={filter} departments={departments} someStuck={rows.some(({ stuck }) => stuck !== null)} onChange={narrow} onClear={() => narrow(everybody)} />
          <WithSide
            open={open !== null}
            onClose={() => setOpenId(null)}
            title={open?.enrolment.person.displayName ?? say('person')}
            main={
              found.length > 0 ? (
                <>
                  <EnrolmentList rows={found} limit={shown} openId={openId} onOpen={({ enrolment }) => setOpenId(enrolment.person.id === openId ? null : enrolment.person.id)} />
                  <div className={styles.more}>
                    <Body1 role="status">{isNarrowed(settled) || found.length > shown ? say('someShown', { shown: Math.min(shown, found.length), all: rows.length }) : say('allShown', { count: rows.length })}</Body1>
                    {found.length > shown && <Button onClick={() => setShown(shown + PAGE)}>{say('showMore')}</Button>}
                  </div>
                </>
              ) : (
                <Empty icon={<PersonSearchRegular />} title={say('noMatch')} action={<Button onClick={() => narrow(everybody)}>{say('clearFilters')}</Button>}>
                  {say('noMatchDetail')}
                </Empty>
              )
            }
          >
            {open && <EnrolmentDetail key={open.enrolment.id} row={open} />}
          </WithSide>
        </>
      )}
    </Page>
  )
}
