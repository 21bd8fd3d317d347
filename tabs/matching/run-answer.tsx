import { useState } from 'react'
import { Body1, Body1Strong, Button, InfoLabel, makeStyles, SearchBox, Tab, TabList, tokens } from '@fluentui/react-components'
import { CheckmarkCircle20Filled, Info20Regular, PersonSearchRegular } from '@fluentui/react-icons'
import type { MatchRun, ProposedCircle } from '../../api/matching/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { Note } from '../parts/message.tsx'
import { WithSide } from '../parts/side.tsx'
import { PHONE } from '../parts/width.ts'
import { CircleReasons } from './circle-reasons.tsx'
import { CirclesGrid } from './circles-grid.tsx'
import { proofOf, runFigures, staleness } from './run-words.ts'
import { UnmatchedList } from './unmatched-list.tsx'

const useStyles = makeStyles({
  figures: { display: 'flex', flexWrap: 'wrap', gap: '4px 24px', margin: 0, padding: 0, listStyleType: 'none' },
  proof: { display: 'flex', alignItems: 'center', gap: '4px', padding: '4px 0 12px', '& > svg': { flexShrink: 0 } },
  proven: { color: tokens.colorStatusSuccessForeground1 },
  tabs: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px', paddingBottom: '12px' },
  list: { marginInlineStart: '-10px' },
  search: { width: '256px', maxWidth: '100%', [PHONE]: { width: '100%' } },
})

type RunAnswerProps = { run: MatchRun; ready: { mentors: number; mentees: number }; /** Older runs can be read, not published. */ newest: boolean }

/** The circles a run proposes or has formed, why each, and who stays without one. */
export function RunAnswer({ run, ready, newest }: RunAnswerProps) {
  const styles = useStyles()
  const [view, setView] = useState<'circles' | 'unmatched'>('circles')
  const [search, setSearch] = useState('')
  const [openNumber, setOpenNumber] = useState<number | null>(null)
  const proof = proofOf(run)
  const stale = run.state === 'ready' && newest ? staleness(run, ready) : null
  const found = run.circles.filter((circle) => mentions(circle, search))
  const open = run.circles.find(({ number }) => number === openNumber) ?? null

  return (
    <>
      {run.state === 'ready' && !newest && <Note>There is a newer run, so this one can be read but not published.</Note>}
      {stale && <Note intent="warning">{`${stale} Run again to take that in.`}</Note>}
      <ul className={styles.figures} aria-label="The run in figures">
        {runFigures(run).map(({ value, label }) => (
          <li key={label}>
            <Body1Strong>{value}</Body1Strong> <Body1>{label}</Body1>
          </li>
        ))}
      </ul>
      <div className={styles.proof}>
        {proof.proven ? <CheckmarkCircle20Filled className={styles.proven} aria-hidden /> : <Info20Regular aria-hidden />}
        <InfoLabel info={proof.why} infoButton={{ popover: { positioning: 'below-start' } }}>
          {proof.words}
        </InfoLabel>
      </div>
      <div className={styles.tabs}>
        <TabList className={styles.list} selectedValue={view} onTabSelect={(_, { value }) => setView(value === 'unmatched' ? 'unmatched' : 'circles')}>
          <Tab value="circles">{`Circles ${run.circles.length}`}</Tab>
          <Tab value="unmatched">{`Without a circle ${run.unmatched.length}`}</Tab>
        </TabList>
        {view === 'circles' && <SearchBox className={styles.search} placeholder="Find a person" aria-label="Find a person" value={search} onChange={(_, { value }) => setSearch(value)} />}
      </div>
      {view === 'unmatched' ? (
        <UnmatchedList unmatched={run.unmatched} />
      ) : (
        <WithSide
          open={open !== null}
          onClose={() => setOpenNumber(null)}
          title={open ? `Why ${open.mentees.length === 1 ? 'this pair' : 'this circle'}` : 'Why this circle'}
          main={
            found.length > 0 ? (
              <CirclesGrid circles={found} openNumber={openNumber} onOpen={(circle) => setOpenNumber(circle.number === openNumber ? null : circle.number)} />
            ) : (
              <Empty icon={<PersonSearchRegular />} title={run.circles.length === 0 ? 'No circle could be formed' : 'Nobody here matches'} {...(run.circles.length > 0 ? { action: <Button onClick={() => setSearch('')}>Clear search</Button> } : {})}>
                {run.circles.length === 0 ? 'Without a circle tells for each person why, and what would help.' : 'Try another name or department.'}
              </Empty>
            )
          }
        >
          {open && <CircleReasons circle={open} />}
        </WithSide>
      )}
    </>
  )
}

function mentions(circle: ProposedCircle, search: string): boolean {
  const words = search.toLocaleLowerCase('en').split(/\s+/).filter((word) => word !== '')
  const text = [circle.mentor, ...circle.mentees.map(({ person }) => person)].map((person) => `${person.displayName} ${person.department ?? ''}`).join(' ').toLocaleLowerCase('en')
  return words.every((word) => text.includes(word))
}
