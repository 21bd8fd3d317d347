import { Body1, Body1Strong, Button, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { CheckmarkCircle20Regular, ErrorCircle20Regular, Warning20Regular } from '@fluentui/react-icons'
import { useNavigate, useParams } from 'react-router'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import { listMatchRuns } from '../../api/matching/contract.ts'
import { type Cohort, getCohort } from '../../api/programs/contract.ts'
import { listSeries, type SeriesState } from '../../api/scheduling/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Bone, CardBones, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, todayOn } from '../parts/moments.ts'
import { Page, PageLink } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { useOpenRepairs } from '../parts/use-open-repairs.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/programs-overview.ts'
import { cohortHeadline, cohortState, sizeInWords } from './cohort-state.ts'
import { countByState, onePerPerson, visibleStates } from './enrolment-figures.ts'
import { concernsOf, matchSentence } from './overview-words.ts'
import { PulseSummary } from './pulse-summary.tsx'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '16px' },
  card: { padding: '16px', gap: '8px' },
  headline: { display: 'flex', flexDirection: 'column', gap: '4px' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))', gap: '16px' },
  link: { marginTop: 'auto', paddingTop: '4px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  concern: { display: 'flex', alignItems: 'center', gap: '12px', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, '&:first-child': { borderTopStyle: 'none' }, '& > svg': { flexShrink: 0 } },
  words: { flexGrow: 1 },
  fix: { whiteSpace: 'nowrap' },
  bad: { color: tokens.colorStatusDangerForeground1 },
})

const nextPress = {
  enrolling: { key: 'seeEnrolments', section: 'enrolments' },
  matching: { key: 'goToMatchRun', section: 'match' },
  running: { key: 'seeCircles', section: 'circles' },
  finished: { key: 'seeCircles', section: 'circles' },
} as const satisfies Record<Cohort['state'], { key: string; section: string }>

const nobody = { mentors: 0, mentees: 0 }

/** A cohort at a glance: where it stands, what needs the organizer, and the way on. */
export function Overview() {
  const styles = useStyles()
  const navigate = useNavigate()
  const reader = useReader()
  const now = useNow()
  const cohortId = useParams()['cohortId'] ?? ''
  const params = { params: { cohortId } }
  const cohort = useAnswer(getCohort, params)
  const enrolments = useAnswer(listEnrolments, params)
  const runs = useAnswer(listMatchRuns, params)
  const series = useAnswer(listSeries, params)
  const answers = [cohort, enrolments, runs, series]
  const failed = answers.find(({ error }) => error !== null)
  const inWords = (on: string) => dateOf(on, reader, now)
  const repairs = useOpenRepairs(cohortId)
  const people = onePerPerson(enrolments.data?.enrolments ?? [])
  const concerns = concernsOf(people, runs.data?.runs ?? [], series.data?.circles ?? [], { repairs, ready: runs.data?.ready ?? nobody })
  const press = cohort.data && nextPress[cohort.data.state]
  const state = cohort.data && cohortState(cohort.data.state)

  return (
    <Page
      title={say('overview')}
      status={state && <Status tone={state.tone}>{state.words}</Status>}
      actions={
        press && (
          <Button appearance="primary" onClick={() => void navigate(`/manage/${cohortId}/${press.section}`)}>
            {say(press.key)}
          </Button>
        )
      }
    >
      {failed?.error && <Failed title={say('overviewNotLoaded')} error={failed.error} onRetry={() => answers.forEach((answer) => answer.error && void answer.refetch())} />}
      {!failed && answers.some(({ isPending }) => isPending) && (
        <Loading label={say('loadingOverview')}>
          <div className={styles.all}>
            <Bone width="320px" height={40} />
            <CardBones lines={2} />
            <div className={styles.grid}>
              <CardBones lines={2} />
              <CardBones lines={2} />
              <CardBones lines={2} />
            </div>
          </div>
        </Loading>
      )}
      {cohort.data && enrolments.data && runs.data && series.data && (
        <div className={styles.all}>
          <div className={styles.headline}>
            <Subtitle2 as="h2" className={styles.title}>
              {cohortHeadline(cohort.data, todayOn(now, reader), inWords)}
            </Subtitle2>
            <Caption1 className={styles.meta}>{[cohort.data.program.name, cohort.data.name, sizeInWords(cohort.data.circleSize), say('sessionsFromTo', { first: inWords(cohort.data.startsOn), last: inWords(cohort.data.endsOn) })].join(' · ')}</Caption1>
          </div>
          <Card className={styles.card}>
            <Subtitle2 as="h2" className={styles.title}>
              {say('whatNeedsYou')}
            </Subtitle2>
            <ul className={styles.list}>
              {concerns.map((concern) => (
                <li key={concern.key} className={styles.concern}>
                  {concern.bad ? <ErrorCircle20Regular className={styles.bad} aria-hidden /> : <Warning20Regular aria-hidden />}
                  <Body1 className={styles.words}>{concern.words}</Body1>
                  <PageLink to={`/manage/${cohortId}/${concern.section}`} className={styles.fix}>{concern.fix}</PageLink>
                </li>
              ))}
              {concerns.length === 0 && (
                <li className={styles.concern}>
                  <CheckmarkCircle20Regular aria-hidden />
                  <Body1>{say('nothingNow')}</Body1>
                </li>
              )}
            </ul>
          </Card>
          <div className={styles.grid}>
            <Figure title={say('enrolments')} strong={say('peopleEnrolled', { count: people.length })} meta={stateWords(countByState(people))} to={`/manage/${cohortId}/enrolments`} link={say('allEnrolments')} />
            <Figure title={say('matchRun')} strong={matchSentence(runs.data.runs, runs.data.ready)} meta={say('runsSoFar', { count: runs.data.runs.length })} to={`/manage/${cohortId}/match`} link={say('seeMatchRun')} />
            <Figure title={say('circles')} strong={bookedWords(series.data.circles)} meta={say('circlesDetail')} to={`/manage/${cohortId}/circles`} link={say('allCircles')} />
          </div>
          <PulseSummary cohortId={cohortId} />
        </div>
      )}
    </Page>
  )
}

function bookedWords(circles: readonly { series: { state: SeriesState } }[]): string {
  if (circles.length === 0) return say('circlesNone')
  return say('circlesBooked', { booked: circles.filter(({ series }) => series.state === 'booked').length, all: circles.length })
}

const counted = { submitted: 'countSubmitted', approved: 'countApproved', 'not-until': 'countNotUntil', waitlisted: 'countWaitlisted', matched: 'countMatched', active: 'countActive', paused: 'countPaused', completed: 'countCompleted', declined: 'countDeclined', withdrawn: 'countWithdrawn' } as const

function stateWords(counts: ReturnType<typeof countByState>): string {
  const parts = visibleStates.filter((state) => counts[state] > 0).map((state) => say(counted[state], { count: counts[state] }))
  return parts.length === 0 ? say('peopleFindIt') : parts.join(', ')
}

function Figure({ title, strong, meta, to, link }: { title: string; strong: string; meta: string; to: string; link: string }) {
  const styles = useStyles()
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <Body1Strong>{strong}</Body1Strong>
      <Caption1 className={styles.meta}>{meta}</Caption1>
      <span className={styles.link}>
        <PageLink to={to}>{link}</PageLink>
      </span>
    </Card>
  )
}
