import { useState } from 'react'
import { Caption1, CounterBadge, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { Eye16Regular, PeopleTeamRegular } from '@fluentui/react-icons'
import { type Approval, listApprovals } from '../../api/enrolment/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page, PageLink } from '../parts/page.tsx'
import { ApprovalCard } from './approval-card.tsx'

const useStyles = makeStyles({
  tabs: { marginInlineStart: '-10px', paddingBottom: '16px' },
  list: { display: 'flex', flexDirection: 'column', gap: '16px', listStyleType: 'none', margin: 0, padding: 0, maxWidth: '752px' },
  count: { marginInlineStart: '8px' },
  note: { display: 'flex', gap: '8px', alignItems: 'flex-start', paddingTop: '16px', maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0 },
})

/** A manager's answers: who waits, and what was decided. */
export function MyTeam() {
  const styles = useStyles()
  const approvals = useAnswer(listApprovals, {}, { pollMs: () => 20_000 })
  const [view, setView] = useState<'waiting' | 'answered'>('waiting')
  // What was answered during this visit stays where it was pressed, so that nothing jumps away under the pointer.
  const [justAnswered, setJustAnswered] = useState<string[]>([])
  const all = approvals.data?.approvals ?? []
  const waiting = all.filter((approval) => approval.state === 'submitted')
  const shown = all.filter((approval) => (view === 'waiting' ? approval.state === 'submitted' || justAnswered.includes(approval.enrolmentId) : approval.state !== 'submitted'))
  return (
    <Page title="My team">
      <TabList
        className={styles.tabs}
        selectedValue={view}
        onTabSelect={(_, { value }) => {
          setView(value === 'answered' ? 'answered' : 'waiting')
          setJustAnswered([])
        }}
      >
        <Tab value="waiting">
          Waiting
          {waiting.length > 0 && <CounterBadge className={styles.count} size="small" color="brand" count={waiting.length} aria-label={`${waiting.length} waiting`} />}
        </Tab>
        <Tab value="answered">Answered</Tab>
      </TabList>
      {approvals.error && <Failed what="load your team" error={approvals.error} onRetry={() => void approvals.refetch()} />}
      {approvals.isPending && (
        <Loading what="your team">
          <div className={styles.list}>
            <CardBones lines={4} />
            <CardBones lines={4} />
          </div>
        </Loading>
      )}
      {approvals.data && (shown.length > 0 ? <Approvals approvals={shown} onAnswered={(id) => setJustAnswered((ids) => [...ids, id])} /> : <Nobody view={view} />)}
    </Page>
  )
}

function Approvals({ approvals, onAnswered }: { approvals: Approval[]; onAnswered: (enrolmentId: string) => void }) {
  const styles = useStyles()
  return (
    <>
      <ul className={styles.list}>
        {approvals.map((approval) => (
          <li key={approval.enrolmentId}>
            <ApprovalCard approval={approval} onAnswered={() => onAnswered(approval.enrolmentId)} />
          </li>
        ))}
      </ul>
      <Caption1 className={styles.note}>
        <Eye16Regular className={styles.icon} aria-hidden />
        You see topics, goals and hours. What is said in the circle stays there.
      </Caption1>
    </>
  )
}

function Nobody({ view }: { view: 'waiting' | 'answered' }) {
  return (
    <Empty icon={<PeopleTeamRegular />} title={view === 'waiting' ? 'Nobody is waiting for you' : 'No answers yet'} action={<PageLink to="/">Go to Home</PageLink>}>
      {view === 'waiting' ? 'When somebody who reports to you wants to join a program, you can answer here or in the chat.' : 'What you approve or decline is kept here.'}
    </Empty>
  )
}
