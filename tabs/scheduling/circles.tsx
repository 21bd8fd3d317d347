import { useState } from 'react'
import { Button, makeStyles, SearchBox } from '@fluentui/react-components'
import { PeopleTeamRegular, PersonSearchRegular } from '@fluentui/react-icons'
import { useNavigate, useParams } from 'react-router'
import { listSeries, retrySeries, type SeriesState } from '../../api/scheduling/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { WithSide } from '../parts/side.tsx'
import { Strip } from '../parts/strip.tsx'
import { useTell } from '../parts/toast.tsx'
import { PHONE } from '../parts/width.ts'
import { SeriesDates } from './series-dates.tsx'
import { SeriesGrid } from './series-grid.tsx'
import { seriesLooks } from './series-state.tsx'
import { bookingSentence, type CircleSeries, countByState, inOrderOfNeed, isUnderWay, peopleOf, seriesStates } from './series-words.ts'
import { nameOf } from '../parts/circle-name.ts'

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
  const again = (row: CircleSeries) => retry.mutate({ params: { circleId: row.circle.id } }, { onSuccess: () => tell(`Looking for a time for ${nameOf(row)} again`) })
  const retrying = retry.isPending ? retry.variables.params.circleId : null
  const clear = () => {
    setState(null)
    setSearch('')
  }

  return (
    <Page title="Circles" width="full" status={rows.length > 0 && <span role="status">{bookingSentence(rows)}</span>}>
      {answer.error && <Failed title="We couldn't load the circles." error={answer.error} onRetry={() => void answer.refetch()} />}
      {retry.error && <Failed title="We couldn't start the booking again." error={retry.error} onRetry={() => retry.mutate(retry.variables)} />}
      {answer.isPending && (
        <Loading label="Loading the circles">
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
          title="No circle is published yet"
          action={
            <Button appearance="primary" onClick={() => void navigate(`/manage/${cohortId}/match`)}>
              Go to the match run
            </Button>
          }
        >
          After you publish a match run, each circle’s monthly time is found and booked here.
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <Strip
            label="Circles by state of their booking"
            parts={seriesStates.map((one) => ({ key: one, number: counts[one], label: seriesLooks[one].words, icon: seriesLooks[one].icon }))}
            chosen={state}
            onChoose={setState}
          />
          <div className={styles.bar}>
            <SearchBox className={styles.search} placeholder="Find a circle or person" aria-label="Find a circle or person" value={search} onChange={(_, { value }) => setSearch(value)} />
          </div>
          <WithSide
            open={open !== null}
            onClose={() => setOpenId(null)}
            title={open ? nameOf(open) : 'Circle'}
            main={
              found.length > 0 ? (
                <SeriesGrid rows={found} openId={openId} retrying={retrying} onOpen={(row) => setOpenId(row.circle.id === openId ? null : row.circle.id)} onRetry={again} />
              ) : (
                <Empty icon={<PersonSearchRegular />} title="No circle here matches" action={<Button onClick={clear}>Clear filters</Button>}>
                  Try another name, or another state.
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
  const words = search.toLocaleLowerCase('en').split(/\s+/).filter((word) => word !== '')
  const text = [row.circle.name, ...peopleOf(row).map(({ displayName, department }) => `${displayName} ${department ?? ''}`)].join(' ').toLocaleLowerCase('en')
  return words.every((word) => text.includes(word))
}
