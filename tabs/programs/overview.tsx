import { Body1, Body1Strong, Button, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { CheckmarkCircle20Regular, ErrorCircle20Regular, Warning20Regular } from '@fluentui/react-icons'
import { useNavigate, useParams } from 'react-router'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import { listMatchRuns } from '../../api/matching/contract.ts'
import { type Cohort, getCohort } from '../../api/programs/contract.ts'
import { listSeries } from '../../api/scheduling/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Bone, CardBones, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { Page, PageLink } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { dateOf, todayOn } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { useOpenRepairs } from '../parts/use-open-repairs.ts'
import { cohortHeadline, cohortStateWords, sizeInWords } from './cohort-words.ts'
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

const nextPress: Record<Cohort['state'], { label: string; section: string }> = {
  enrolling: { label: 'See enrolments', section: 'enrolments' },
  matching: { label: 'Go to match run', section: 'match' },
  running: { label: 'See circles', section: 'circles' },
  finished: { label: 'See circles', section: 'circles' },
}

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
  const say = (on: string) => dateOf(on, reader, now)
  const repairs = useOpenRepairs(cohortId)
  const people = onePerPerson(enrolments.data?.enrolments ?? [])
  const concerns = concernsOf(people, runs.data?.runs ?? [], series.data?.circles ?? [], repairs)
  const press = cohort.data && nextPress[cohort.data.state]

  return (
    <Page
      title="Overview"
      status={cohort.data && <Status tone={cohortStateWords[cohort.data.state].tone}>{cohortStateWords[cohort.data.state].words}</Status>}
      actions={
        press && (
          <Button appearance="primary" onClick={() => void navigate(`/manage/${cohortId}/${press.section}`)}>
            {press.label}
          </Button>
        )
      }
    >
      {failed?.error && <Failed title="We couldn't load all of the overview." error={failed.error} onRetry={() => answers.forEach((answer) => answer.error && void answer.refetch())} />}
      {!failed && answers.some(({ isPending }) => isPending) && (
        <Loading label="Loading the overview">
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
              {cohortHeadline(cohort.data, todayOn(now, reader), say)}
            </Subtitle2>
            <Caption1 className={styles.meta}>{`${cohort.data.program.name} · ${cohort.data.name} · ${sizeInWords(cohort.data.circleSize)} · first sessions from ${say(cohort.data.startsOn)}, last by ${say(cohort.data.endsOn)}`}</Caption1>
          </div>
          <Card className={styles.card}>
            <Subtitle2 as="h2" className={styles.title}>
              What needs you
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
                  <Body1>Nothing right now</Body1>
                </li>
              )}
            </ul>
          </Card>
          <div className={styles.grid}>
            <Figure title="Enrolments" strong={peopleWords(people.length)} meta={stateWords(countByState(people))} to={`/manage/${cohortId}/enrolments`} link="All enrolments" />
            <Figure title="Match run" strong={matchSentence(runs.data.runs, runs.data.ready)} meta={runWords(runs.data.runs.length)} to={`/manage/${cohortId}/match`} link="See match run" />
            <Figure title="Circles" strong={series.data.circles.length === 0 ? 'None published yet' : `${series.data.circles.filter((one) => one.series.state === 'booked').length} of ${series.data.circles.length} are booked`} meta="Sessions stand in everybody’s Outlook once booked" to={`/manage/${cohortId}/circles`} link="All circles" />
          </div>
          <PulseSummary cohortId={cohortId} />
        </div>
      )}
    </Page>
  )
}

function runWords(number: number): string {
  if (number === 0) return 'No run yet'
  return number === 1 ? '1 run so far' : `${number} runs so far`
}

function peopleWords(number: number): string {
  if (number === 0) return 'Nobody has enrolled yet'
  return number === 1 ? '1 person has enrolled' : `${number} people have enrolled`
}

function stateWords(counts: ReturnType<typeof countByState>): string {
  const words = { submitted: 'waiting for an answer', approved: 'approved', 'not-until': 'to be asked later', waitlisted: 'on the waitlist', matched: 'in a circle', active: 'under way', paused: 'on a break', completed: 'finished', declined: 'declined', withdrawn: 'no longer taking part' }
  const parts = visibleStates.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${words[state]}`)
  return parts.length === 0 ? 'People find the cohort on their Home page' : parts.join(', ')
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
