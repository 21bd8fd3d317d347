import { Body1, Caption1, Card, makeStyles, Subtitle2, Title2, tokens } from '@fluentui/react-components'
import { ChatHelpRegular } from '@fluentui/react-icons'
import { useParams } from 'react-router'
import { getInsight, type Insight } from '../../api/sessions/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/roadmap-insight.ts'

const useStyles = makeStyles({
  grid: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(288px, 100%), 1fr))', gap: '16px', alignItems: 'start' },
  card: { gap: '12px', padding: '20px' },
  list: { margin: 0, paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '8px', overflowWrap: 'anywhere' },
  figures: { display: 'flex', flexWrap: 'wrap', gap: '8px 32px', margin: 0 },
  figure: { display: 'flex', flexDirection: 'column' },
  value: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** What a mentor can learn from a circle; nobody else is shown it. */
export function InsightPage() {
  const styles = useStyles()
  const { circleId = '' } = useParams()
  const insight = useAnswer(getInsight, { params: { circleId } })
  return (
    <Page title={say('insight')} status={say('onlyYouSee')} back={{ to: `/circle/${circleId}/roadmap`, label: say('roadmap') }}>
      {insight.error && <Failed title={say('notLoaded')} error={insight.error} onRetry={() => void insight.refetch()} />}
      {insight.isPending && (
        <Loading label={say('loading')}>
          <div className={styles.grid}>
            <CardBones lines={3} />
            <CardBones lines={3} />
          </div>
        </Loading>
      )}
      {insight.data && <Loaded insight={insight.data} />}
    </Page>
  )
}

function Loaded({ insight }: { insight: Insight }) {
  const styles = useStyles()
  const { goals } = insight
  const reviewed = goals.reached + goals.moved + goals.unchanged + goals.dropped
  return (
    <div className={styles.grid}>
      <Card size="large" className={styles.card}>
        <Heading>{say('sessions')}</Heading>
        <dl className={styles.figures}>
          <Figure label={say('held')} value={insight.sessionsHeld} />
          <Figure label={say('moved')} value={insight.sessionsMoved} />
        </dl>
      </Card>
      <Card size="large" className={styles.card}>
        <Heading>{say('askedFor')}</Heading>
        {insight.answers === 0 ? (
          <Empty icon={<ChatHelpRegular />} title={say('nothingSaid')}>
            {say('nothingSaidDetail')}
          </Empty>
        ) : (
          <>
            <Tallies label={say('moreOf')} tallies={insight.more} />
            <Tallies label={say('lessOf')} tallies={insight.less} />
          </>
        )}
      </Card>
      {insight.helpedMost.length > 0 && (
        <Card size="large" className={styles.card}>
          <Heading>{say('helpedMost')}</Heading>
          <ul className={styles.list}>
            {insight.helpedMost.map((words, at) => (
              <li key={at}>
                <Body1>{words}</Body1>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {reviewed > 0 && (
        <Card size="large" className={styles.card}>
          <Heading>{say('goals')}</Heading>
          <dl className={styles.figures}>
            <Figure label={say('goalsReached')} value={goals.reached} />
            <Figure label={say('goalsMoved')} value={goals.moved} />
            <Figure label={say('goalsUnchanged')} value={goals.unchanged} />
            <Figure label={say('goalsDropped')} value={goals.dropped} />
          </dl>
          <Caption1 className={styles.quiet}>{say('goalsNoRating')}</Caption1>
        </Card>
      )}
      {insight.suggestions.length > 0 && (
        <Card size="large" className={styles.card}>
          <Heading>{say('worthATry')}</Heading>
          <ul className={styles.list}>
            {insight.suggestions.map((words) => (
              <li key={words}>
                <Body1>{words}</Body1>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

function Heading({ children }: { children: string }) {
  return (
    <Subtitle2 as="h2" style={{ margin: 0 }}>
      {children}
    </Subtitle2>
  )
}

function Figure({ label, value }: { label: string; value: number }) {
  const styles = useStyles()
  return (
    <div className={styles.figure}>
      <dd className={styles.value}>
        <Title2>{numberOf(value)}</Title2>
      </dd>
      <dt>
        <Caption1 className={styles.quiet}>{label}</Caption1>
      </dt>
    </div>
  )
}

function Tallies({ label, tallies }: { label: string; tallies: Insight['more'] }) {
  const styles = useStyles()
  const said = tallies.filter(({ count }) => count > 0)
  if (said.length === 0) return null
  return (
    <div>
      <Caption1 className={styles.quiet}>{label}</Caption1>
      <ul className={styles.list}>
        {said.map(({ id, label: words, count }) => (
          <li key={id}>
            <Body1>{say('tally', { words, count })}</Body1>
          </li>
        ))}
      </ul>
    </div>
  )
}
