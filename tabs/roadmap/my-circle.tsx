import { Body1, Button, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { Video20Regular } from '@fluentui/react-icons'
import { useParams } from 'react-router'
import { getRoadmap, type Roadmap } from '../../api/roadmap/contract.ts'
import { openLink } from '../host/teams.ts'
import { useAnswer } from '../parts/answers.ts'
import { circleNameOf } from '../parts/circle-name.ts'
import { membersOf } from '../parts/circle-people.ts'
import { canJoin } from '../parts/joining.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { Page, PageLink } from '../parts/page.tsx'
import { Person } from '../parts/person.tsx'
import { WIDE } from '../parts/width.ts'
import { say } from '../texts/roadmap-circle.ts'
import { CheckIns } from './check-ins.tsx'
import { DepartmentMap } from './department-map.tsx'
import { Ideas } from './ideas.tsx'
import { LeaveCircle } from './leave-circle.tsx'
import { SeriesNote } from './series-note.tsx'
import { SessionDates } from './session-dates.tsx'
import { SessionNotes } from './session-notes.tsx'
import { SharedWeek } from './shared-week.tsx'

const useStyles = makeStyles({
  people: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(256px, 100%), 1fr))', gap: '16px', listStyleType: 'none', margin: '0 0 16px', padding: 0 },
  person: { padding: '16px', height: '100%' },
  grid: { display: 'grid', gap: '16px', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', [WIDE]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' } },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  card: { gap: '12px', padding: '20px' },
  reasons: { margin: 0, paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '8px' },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px', paddingTop: '16px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** Sessions move when calendars change, so the page looks again every few seconds while somebody reads it. */
function pollMs(roadmap: Roadmap | undefined): number {
  return roadmap?.series.state === 'planning' || roadmap?.series.state === 'intended' ? 5_000 : 10_000
}

/** The people of my circle, why they are together, and when they meet. */
export function MyCircle() {
  const styles = useStyles()
  const { circleId = '' } = useParams()
  const roadmap = useAnswer(getRoadmap, { params: { circleId } }, { pollMs })
  if (!roadmap.data)
    return (
      <Page title={say('myCircle')}>
        {roadmap.error ? (
          <Failed title={say('circleNotLoaded')} error={roadmap.error} onRetry={() => void roadmap.refetch()} />
        ) : (
          <Loading label={say('loadingCircle')}>
            <div className={styles.people}>
              <CardBones lines={1} />
              <CardBones lines={1} />
              <CardBones lines={1} />
            </div>
            <div className={styles.grid}>
              <CardBones lines={3} />
              <CardBones lines={4} />
            </div>
          </Loading>
        )}
      </Page>
    )
  return <Loaded roadmap={roadmap.data} />
}

function Loaded({ roadmap }: { roadmap: Roadmap }) {
  const styles = useStyles()
  const me = useMe().person.id
  const now = useNow()
  const { circle, cohort, series } = roadmap
  const pair = circle.mentees.length === 1
  const { joinUrl, webLink } = series
  const session = roadmap.stages.find((stage) => stage.state === 'current')?.session
  const open = session?.startAt && session.endAt ? canJoin(session.startAt, session.endAt, now) : false
  return (
    <Page
      title={circleNameOf(circle, me)}
      status={[cohort.program.name, cohort.name].join(' · ')}
      actions={
        <>
          {joinUrl && (
            <Button appearance={open ? 'primary' : 'secondary'} icon={<Video20Regular />} onClick={() => void openLink(joinUrl)}>
              {say('join')}
            </Button>
          )}
          {webLink && <Button onClick={() => void openLink(webLink)}>{say('openInOutlook')}</Button>}
        </>
      }
    >
      <SeriesNote roadmap={roadmap} />
      <SessionNotes roadmap={roadmap} />
      {circle.mentor === null && <Body1>{say('mentorCannotGoOn')}</Body1>}
      <ul className={styles.people} aria-label={say(pair ? 'peopleOfPair' : 'peopleOfCircle')}>
        {membersOf(circle).map((person) => (
          <li key={person.id}>
            <Card className={styles.person}>
              <Person person={person} size="extra-large" duty={[person.id === me ? say('you') : null, say(person.id === circle.mentor?.id ? 'mentor' : 'mentee')].filter(Boolean).join(' · ')} />
            </Card>
          </li>
        ))}
      </ul>
      <div className={styles.grid}>
        <div className={styles.column}>
          <SessionDates roadmap={roadmap} />
          <CheckIns circle={circle} />
        </div>
        <div className={styles.column}>
          <Card size="large" className={styles.card}>
            <Subtitle2 as="h2" style={{ margin: 0 }}>
              {say(pair ? 'whyThisPair' : 'whyThisCircle')}
            </Subtitle2>
            {circle.reasons.length > 0 ? (
              <ul className={styles.reasons}>
                {circle.reasons.map((reason) => (
                  <li key={reason}>
                    <Body1>{reason}</Body1>
                  </li>
                ))}
              </ul>
            ) : (
              <Body1 className={styles.quiet}>{say('differentFunctions')}</Body1>
            )}
            <DepartmentMap circle={circle} />
          </Card>
          <SharedWeek circleId={circle.id} />
          <Ideas circle={circle} />
        </div>
      </div>
      <div className={styles.foot}>
        <PageLink to={`/circle/${circle.id}/stories`}>{say('stories')}</PageLink>
        <LeaveCircle roadmap={roadmap} />
      </div>
    </Page>
  )
}
