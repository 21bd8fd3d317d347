import { makeStyles } from '@fluentui/react-components'
import { PeopleTeamRegular } from '@fluentui/react-icons'
import { useParams } from 'react-router'
import { listApprovals } from '../../api/enrolment/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page, PageLink } from '../parts/page.tsx'
import { say } from '../texts/enrolment-approvals.ts'
import { ApprovalCard } from './approval-card.tsx'
import { isWaiting, moreWaiting } from './approval-words.ts'

const useStyles = makeStyles({ more: { display: 'block', marginTop: '16px' } })

/** The one request that a card, an activity or a mail leads to. */
export function OneApproval() {
  const styles = useStyles()
  const { enrolmentId = '' } = useParams()
  const approvals = useAnswer(listApprovals, {}, { pollMs: () => 20_000 })
  const all = approvals.data?.approvals ?? []
  const approval = all.find((candidate) => candidate.enrolmentId === enrolmentId)
  const others = all.filter((other) => isWaiting(other) && other.enrolmentId !== enrolmentId).length
  return (
    <Page title={say('request')} width="form" back={{ to: '/team', label: say('myTeam') }}>
      {approvals.error && <Failed title={say('requestNotLoaded')} error={approvals.error} onRetry={() => void approvals.refetch()} />}
      {approvals.isPending && (
        <Loading label={say('loadingRequest')}>
          <CardBones lines={5} />
        </Loading>
      )}
      {approval && <ApprovalCard key={enrolmentId} approval={approval} primary alone />}
      {approvals.data && !approval && (
        <Empty icon={<PeopleTeamRegular />} title={say('nothingToAnswer')} action={<PageLink to="/team">{say('goToTeam')}</PageLink>}>
          {say('nothingToAnswerDetail')}
        </Empty>
      )}
      {approval && others > 0 && (
        <PageLink to="/team" className={styles.more}>
          {moreWaiting(others)}
        </PageLink>
      )}
    </Page>
  )
}
