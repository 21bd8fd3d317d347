import { useState } from 'react'
import { Button, makeStyles, SearchBox } from '@fluentui/react-components'
import { PeopleTeamRegular, PersonSearchRegular } from '@fluentui/react-icons'
import { useNavigate, useParams } from 'react-router'
import { listSeries, retrySeries, type SeriesState } from '../../api/scheduling/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { nameOf } from '../parts/circle-name.ts'
import { Empty } from '../parts/empty.tsx'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { WithSide } from '../parts/side.tsx'
import { Strip } from '../parts/strip.tsx'
import { useTell } from '../parts/toast.tsx'
import { PHONE } from '../parts/width.ts'
import { locale } from '../texts/language.ts'
import { say } from '../texts/scheduling.ts'
import { SeriesDates } from './series-dates.tsx'
import { SeriesGrid } from './series-grid.tsx'
import { seriesLook } from './series-state.tsx'
import { bookingSentence, type CircleSeries, countByState, inOrderOfNeed, isUnderWay, peopleOf, seriesStates } from './series-words.ts'

const POLL_MS = 2000

const useStyles = makeStyles({
  bones: { display: 'flex', flexDirection: 'column', gap: '12px' },
  strip: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingBottom: '4px' },
  bar: { paddingBottom: '12px' },
  search: { width: '256px', maxWidth: '100%', [PHONE]: { width: '100%' } },
})

/** How far the booking of each published circle is, and what the organizer can do where it is stuck. */
export function Circles() {
  const styles = useStyles()
  const navigate = useNavigate()
  const tell = useTell()
  const cohortId = useParams()['cohortId'] ?? ''
  const answer = useAnswer(listSeries, { params: { cohortId } }, { pollMs: (data) => (data && isUnderWay(data.circles) ? POLL_MS : false) })
  const retry = useSend(retrySeries, [listSeries])
  const [state, setState] = useState<SeriesState | null>(null)
  const [search, setSearch] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const rows = answer.data?.circles ?? []
  const counts = countByState(rows)
  const found = inOrderOfNeed(rows).filter((row) => (state === null || row.series.state === state) && mentions(row, search))
  const open = rows.find(({ circle }) => circle.id === openId) ?? null
  const again = (row: CircleSeries) => retry.mutate({ params: { circleId: row.circle.id } }, { onSuccess: () => tell(say('retrying', { name: nameOf(row) })) })
  const retrying = retry.isPending ? retry.variables.params.circleId : null
  const clear = () => {
    setState(null)
    setSearch('')
  }

  return (
    <Page title={say('circles')} width="full" status={rows.length > 0 && <span role="status">{bookingSentence(rows)}</span>}>
      {answer.error && <Failed title={say('circlesNotLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {retry.error && <Failed title={say('retryFailed')} error={retry.error} onRetry={() => retry.mutate(retry.variables)} />}
      {answer.isPending && (
        <Loading label={say('loadingCircles')}>
          <div className={styles.bones}>
            <div className={styles.strip}>
              {seriesStates.map((one) => (
                <Bone key={one} width="112px" height={48} />
              ))}
            </div>
            <Bone width="256px" height={32} />
            {Array.from({ length: 8 }, (_, row) => (
              <Bone key={row} height={48} />
            ))}
          </div>
        </Loading>
      )}
      {answer.data && rows.length === 0 && (
        <Empty
          icon={<PeopleTeamRegular />}
          title={say('noCircle')}
          action={
            <Button appearance="primary" onClick={() => void navigate(`/manage/${cohortId}/match`)}>
              {say('goToMatchRun')}
            </Button>
          }
        >
          {say('noCircleBooking')}
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <Strip
            label={say('byState')}
            parts={seriesStates.map((one) => ({ key: one, number: counts[one], label: seriesLook(one).words, icon: seriesLook(one).icon }))}
            chosen={state}
            onChoose={setState}
          />
          <div className={styles.bar}>
            <SearchBox className={styles.search} placeholder={say('find')} aria-label={say('find')} value={search} onChange={(_, { value }) => setSearch(value)} />
          </div>
          <WithSide
            open={open !== null}
            onClose={() => setOpenId(null)}
            title={open ? nameOf(open) : say('circle')}
            main={
              found.length > 0 ? (
                <SeriesGrid rows={found} openId={openId} retrying={retrying} onOpen={(row) => setOpenId(row.circle.id === openId ? null : row.circle.id)} onRetry={again} />
              ) : (
                <Empty icon={<PersonSearchRegular />} title={say('noMatch')} action={<Button onClick={clear}>{say('clearFilters')}</Button>}>
                  {say('noMatchDetail')}
                </Empty>
              )
            }
          >
            {open && <SeriesDates row={open} />}
          </WithSide>
        </>
      )}
    </Page>
  )
}

function mentions(row: CircleSeries, search: string): boolean {
  const words = search.toLocaleLowerCase(locale()).split(/\s+/).filter((word) => word !== '')
  const text = [row.circle.name, ...peopleOf(row).map(({ displayName, department }) => `${displayName} ${department ?? ''}`)].join(' ').toLocaleLowerCase(locale())
  return words.every((word) => text.includes(word))
}
