import { useState } from 'react'
import { Caption1, CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { Eye16Regular, PeopleTeamRegular } from '@fluentui/react-icons'
import { useSearchParams } from 'react-router'
import { type Approval, listApprovals } from '../../api/enrolment/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page, PageLink } from '../parts/page.tsx'
import { say } from '../texts/enrolment-approvals.ts'
import { ApprovalCard } from './approval-card.tsx'
import { isWaiting, whoTakesPart } from './approval-words.ts'
import { TakingPart } from './taking-part.tsx'
import { type TeamView, teamViewOf } from './team-view.ts'

const useStyles = makeStyles({
  tabs: { marginInlineStart: '-10px', paddingBottom: '16px' },
  list: { display: 'flex', flexDirection: 'column', gap: '16px', listStyleType: 'none', margin: 0, padding: 0, maxWidth: '752px' },
  count: { marginInlineStart: '8px' },
  note: { display: 'flex', gap: '8px', alignItems: 'flex-start', paddingTop: '16px', maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0 },
})

/** A manager's people: who waits for an answer, who takes part, and what was decided. */
export function MyTeam() {
  const styles = useStyles()
  const approvals = useAnswer(listApprovals, {}, { pollMs: () => 20_000 })
  const [search, setSearch] = useSearchParams()
  const view = teamViewOf(search.get('view'))
  const all = approvals.data?.approvals ?? []
  const waiting = all.filter(isWaiting)
  // What was seen waiting during this visit stays in its place, whoever answers it, so that nothing jumps away unsaid.
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  if (waiting.some(({ enrolmentId }) => !seen.has(enrolmentId))) setSeen(new Set([...seen, ...waiting.map(({ enrolmentId }) => enrolmentId)]))
  const shown: Record<TeamView, Approval[]> = {
    waiting: all.filter((approval) => isWaiting(approval) || seen.has(approval.enrolmentId)),
    'taking-part': whoTakesPart(all),
    answered: all.filter((approval) => !isWaiting(approval)),
  }
  return (
    <Page title={say('myTeam')}>
      <TabList
        className={styles.tabs}
        selectedValue={view}
        onTabSelect={(_, { value }) => {
          setSeen(new Set())
          setSearch(value === 'waiting' ? {} : { view: String(value) }, { replace: true })
        }}
      >
        <Tab value="waiting">
          {say('waiting')}
          {waiting.length > 0 && <CounterBadge className={styles.count} size="small" color="brand" count={waiting.length} aria-label={say('waitingCount', { count: waiting.length })} />}
        </Tab>
        <Tab value="taking-part">{say('takingPart')}</Tab>
        <Tab value="answered">{say('answered')}</Tab>
      </TabList>
      {approvals.error && <Failed title={say('teamNotLoaded')} error={approvals.error} onRetry={() => void approvals.refetch()} />}
      {approvals.isPending && (
        <Loading label={say('loadingTeam')}>
          <div className={styles.list}>
            <CardBones lines={4} />
            <CardBones lines={4} />
          </div>
        </Loading>
      )}
      {approvals.data && (shown[view].length === 0 ? <Nobody view={view} /> : view === 'taking-part' ? <TakingPart people={shown[view]} /> : <Approvals approvals={shown[view]} />)}
      {approvals.data && shown[view].length > 0 && (
        <Caption1 className={styles.note}>
          <Eye16Regular className={styles.icon} aria-hidden />
          {say('whatYouSee')}
        </Caption1>
      )}
    </Page>
  )
}

function Approvals({ approvals }: { approvals: Approval[] }) {
  const styles = useStyles()
  // Only the first waiting card has the filled button: one clear next step on a page.
  const first = approvals.find(isWaiting)
  return (
    <ul className={styles.list}>
      {approvals.map((approval) => (
        <li key={approval.enrolmentId}>
          <ApprovalCard approval={approval} primary={approval === first} />
        </li>
      ))}
    </ul>
  )
}

const nobody = {
  waiting: { title: 'nobodyWaits', words: 'nobodyWaitsDetail' },
  'taking-part': { title: 'nobodyTakesPart', words: 'nobodyTakesPartDetail' },
  answered: { title: 'noAnswers', words: 'noAnswersDetail' },
} as const

function Nobody({ view }: { view: TeamView }) {
  return (
    <Empty icon={<PeopleTeamRegular />} title={say(nobody[view].title)} action={<PageLink to="/">{say('goHome')}</PageLink>}>
      {say(nobody[view].words)}
    </Empty>
  )
}
