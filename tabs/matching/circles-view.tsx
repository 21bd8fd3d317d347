import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { Button, makeStyles, SearchBox } from '@fluentui/react-components'
import { PersonSearchRegular } from '@fluentui/react-icons'
import type { MatchRun, MatchRunSummary, ProposedCircle } from '../../api/matching/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { WithSide } from '../parts/side.tsx'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/matching-circles.ts'
import { CircleDetail } from './circle-detail.tsx'
import { mentions, titleOf } from './circle-words.ts'
import { CirclesGrid } from './circles-grid.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { useMove } from './use-move.ts'
import type { Start } from './use-start.ts'
import type { Wishes } from './use-wishes.ts'

const useStyles = makeStyles({
  bar: { paddingBottom: '12px' },
  search: { width: '256px', maxWidth: '100%', [PHONE]: { width: '100%' } },
})

type CirclesViewProps = { run: MatchRun; runs: readonly MatchRunSummary[]; wishes: Wishes; start: Start; /** Not once published. */ editable: boolean; /** Whether the bar of waiting changes is there. */ hasFoot: boolean }

/** The circles of a run, with the reasons of the chosen one beside them. */
export function CirclesView({ run, runs, wishes, start, editable, hasFoot }: CirclesViewProps) {
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const [openNumber, setOpenNumber] = useState<number | null>(null)
  // Letters show at once; the list follows when there is time for it.
  const settled = useDeferredValue(search)
  const found = useMemo(() => run.circles.filter((circle) => mentions(circle, settled)), [run.circles, settled])
  const toggle = useCallback(({ number }: ProposedCircle) => setOpenNumber((before) => (before === number ? null : number)), [])
  const move = useMove({ run, runs, wishes, start })
  const open = run.circles.find(({ number }) => number === openNumber) ?? null
  if (run.circles.length === 0) {
    return (
      <Empty icon={<PersonSearchRegular />} title={say('noCircles')}>
        {say('noCirclesDetail')}
      </Empty>
    )
  }
  return (
    <>
      <div className={styles.bar}>
        <SearchBox className={styles.search} placeholder={say('findPerson')} aria-label={say('findPerson')} value={search} onChange={(_, { value }) => setSearch(value)} />
      </div>
      <WithSide
        open={open !== null}
        hasFoot={hasFoot}
        onClose={() => setOpenNumber(null)}
        title={open ? titleOf(open) : say('circle')}
        main={
          found.length > 0 ? (
            <CirclesGrid circles={found} openNumber={openNumber} wishes={editable ? wishes : null} onOpen={toggle} onMove={editable ? move.lift : null} />
          ) : (
            <Empty icon={<PersonSearchRegular />} title={say('nobodyFound')} action={<Button onClick={() => setSearch('')}>{say('clearSearch')}</Button>}>
              {say('nobodyFoundDetail')}
            </Empty>
          )
        }
      >
        {open && <CircleDetail circle={open} wishes={editable ? wishes : null} onMove={editable ? move.lift : null} />}
      </WithSide>
      <MoveDialog run={run} move={move} />
    </>
  )
}
