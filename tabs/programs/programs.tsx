import { useState } from 'react'
import { Body1, Button, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { MapRegular } from '@fluentui/react-icons'
import { useNavigate } from 'react-router'
import { type Cohort, listCohorts, listPrograms, type Program, type ProgramOfPack } from '../../api/programs/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, todayOn } from '../parts/moments.ts'
import { Page, PageLink } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { useReader } from '../parts/when.tsx'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/programs.ts'
import { ChangeCohortDrawer } from './change-cohort.tsx'
import { ChangeProgramDrawer } from './change-program.tsx'
import { CohortPlaces } from './cohort-places.tsx'
import { cohortHeadline, cohortState } from './cohort-state.ts'
import { waitsSentence } from './cohort-words.ts'
import { NewCohortDrawer } from './new-cohort.tsx'
import { PackLook } from './pack-look.tsx'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px' },
  card: { padding: '16px', gap: '4px' },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px' },
  change: { justifySelf: 'start' },
  name: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  title: { margin: 0, overflowWrap: 'anywhere' },
  meta: { color: tokens.colorNeutralForeground2 },
  cohorts: { listStyleType: 'none', margin: '12px 0 0', padding: 0 },
  cohort: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 1fr) minmax(160px, 2fr) 184px max-content',
    alignItems: 'center',
    gap: '4px 16px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [PHONE]: { gridTemplateColumns: '1fr' },
  },
  none: { padding: '12px 0 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
})

/** Standing programs, and the cohorts that ran or run under each. */
export function Programs() {
  const styles = useStyles()
  const programs = useAnswer(listPrograms, {})
  const cohorts = useAnswer(listCohorts, {})
  const navigate = useNavigate()
  const [opening, setOpening] = useState(false)
  const [changing, setChanging] = useState<{ program: Program } | { cohort: Cohort } | null>(null)
  const failed = programs.error ?? cohorts.error
  const both = programs.data && cohorts.data ? { programs: programs.data.programs, cohorts: cohorts.data.cohorts } : null
  const some = both !== null && both.programs.length > 0

  return (
    <Page
      title={say('programs')}
      width="cards"
      actions={
        some && (
          <>
            <Button appearance="primary" onClick={() => setOpening(true)}>
              {say('openCohortTitle')}
            </Button>
            <Button onClick={() => void navigate('/manage/programs/new')}>{say('newProgram')}</Button>
          </>
        )
      }
    >
      {failed && !both && <Failed title={say('programsNotLoaded')} error={failed} onRetry={() => void Promise.all([programs.refetch(), cohorts.refetch()])} />}
      {!both && !failed && (
        <Loading label={say('loadingPrograms')}>
          <CardBones lines={4} />
        </Loading>
      )}
      {both && !some && (
        <Empty
          icon={<MapRegular />}
          title={say('noProgram')}
          action={
            <Button appearance="primary" onClick={() => void navigate('/manage/programs/new')}>
              {say('newProgram')}
            </Button>
          }
        >
          {say('noProgramDetail')}
        </Empty>
      )}
      {both && some && (
        <div className={styles.list}>
          {both.programs.map((program) => (
            <ProgramCard key={program.id} program={program} cohorts={both.cohorts.filter((cohort) => cohort.program.id === program.id)} onChange={setChanging} />
          ))}
        </div>
      )}
      {changing && 'program' in changing && <ChangeProgramDrawer program={changing.program} meets={(both?.cohorts ?? []).some(({ program, state }) => program.id === changing.program.id && (state === 'running' || state === 'finished'))} onClose={() => setChanging(null)} />}
      {changing && 'cohort' in changing && <ChangeCohortDrawer cohort={changing.cohort} onClose={() => setChanging(null)} />}
      <NewCohortDrawer open={opening} onClose={() => setOpening(false)} programs={both?.programs ?? []} />
    </Page>
  )
}

type ProgramCardProps = { program: ProgramOfPack; cohorts: Cohort[]; onChange: (what: { program: Program } | { cohort: Cohort }) => void }

function ProgramCard({ program, cohorts, onChange }: ProgramCardProps) {
  const styles = useStyles()
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>
          <PackLook look={program.pack.look} />
          <Subtitle2 as="h2" className={styles.title}>
            {program.name}
          </Subtitle2>
        </span>
        <Button size="small" aria-label={say('changeNamed', { name: program.name })} onClick={() => onChange({ program })}>
          {say('change')}
        </Button>
      </div>
      <Body1>{program.purpose}</Body1>
      <Caption1 className={styles.meta}>
        {[program.theme, say('packOfProgram', { sessions: program.sessions, minutes: program.sessionMinutes, pack: program.pack.name }), program.mentorNeedsApproval ? say('bothApprove') : say('menteesApprove')].filter(Boolean).join(' · ')}
      </Caption1>
      <Caption1 className={styles.meta}>{waitsSentence(program)}</Caption1>
      <ul className={styles.cohorts} aria-label={say('cohortsOf', { program: program.name })}>
        {cohorts.map((cohort) => (
          <CohortRow key={cohort.id} cohort={cohort} onChange={() => onChange({ cohort })} />
        ))}
        {cohorts.length === 0 && <li className={styles.none}>{say('noCohortInProgram')}</li>}
      </ul>
    </Card>
  )
}

function CohortRow({ cohort, onChange }: { cohort: Cohort; onChange: () => void }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const inWords = (on: string) => dateOf(on, reader, now)
  const state = cohortState(cohort.state)
  return (
    <li className={styles.cohort}>
      <PageLink to={`/manage/${cohort.id}/overview`}>{cohort.name}</PageLink>
      <span className={styles.words}>
        <Body1>{cohortHeadline(cohort, todayOn(now, reader), inWords)}</Body1>
        <Caption1 className={styles.meta}>{say('cohortSpan', { most: cohort.circleSize, first: inWords(cohort.startsOn), last: inWords(cohort.endsOn) })}</Caption1>
        <CohortPlaces cohort={cohort} />
      </span>
      <span>
        <Status tone={state.tone}>{state.words}</Status>
      </span>
      <Button size="small" className={styles.change} aria-label={say('changeNamed', { name: cohort.name })} onClick={onChange}>
        {say('change')}
      </Button>
    </li>
  )
}
