import { Button } from '@fluentui/react-components'
import { PeopleTeamRegular } from '@fluentui/react-icons'
import { Navigate, useNavigate } from 'react-router'
import { listCohorts } from '../../api/programs/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useMe } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { say } from '../texts/programs-manage.ts'
import { likeliestCohort } from './cohort-state.ts'

/** `/manage`: leads on to the cohort one most likely came for. */
export function ManageHome() {
  const navigate = useNavigate()
  const isOrganizer = useMe().roles.includes('organizer')
  const cohorts = useAnswer(listCohorts, {})
  if (cohorts.data) {
    const cohort = likeliestCohort(cohorts.data.cohorts)
    if (cohort) return <Navigate to={`/manage/${cohort.id}/${isOrganizer ? 'overview' : 'results'}`} replace />
  }
  return (
    <Page title={say('manage')}>
      {cohorts.error && <Failed title={say('cohortsNotLoaded')} error={cohorts.error} onRetry={() => void cohorts.refetch()} />}
      {cohorts.isPending && (
        <Loading label={say('loadingCohorts')}>
          <CardBones lines={2} />
        </Loading>
      )}
      {cohorts.data && (
        <Empty
          icon={<PeopleTeamRegular />}
          title={say('noCohortOpen')}
          action={
            <Button appearance="primary" onClick={() => void navigate('/manage/programs')}>
              {say('goToPrograms')}
            </Button>
          }
        >
          {say('noCohortOpenDetail')}
        </Empty>
      )}
    </Page>
  )
}
