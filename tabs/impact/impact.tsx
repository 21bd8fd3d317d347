import { makeStyles } from '@fluentui/react-components'
import { useParams } from 'react-router'
import { getImpact } from '../../api/impact/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf } from '../parts/moments.ts'
import { Page } from '../parts/page.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/impact.ts'
import { FindingCard } from './finding-card.tsx'
import { OutcomesCard } from './outcomes-card.tsx'
import { SetupCard } from './setup-card.tsx'

const useStyles = makeStyles({ all: { display: 'flex', flexDirection: 'column', gap: '16px' } })

/** What a season brought about, as far as it can be said; auditors read it, organizers set it up. */
export function ImpactPage() {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const mayChange = useMe().roles.includes('organizer')
  const answer = useAnswer(getImpact, { params: { cohortId: useParams()['cohortId'] ?? '' } })
  const [registered] = answer.data?.registrations ?? []
  return (
    <Page title={say('impact')}>
      {answer.error && <Failed title={say('notLoaded')} error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && (
        <Loading label={say('loading')}>
          <Bone height={128} />
        </Loading>
      )}
      {answer.data && (
        <div className={styles.all}>
          <FindingCard impact={answer.data} measuredOn={registered ? dateOf(registered.measuredOn, reader, now) : ''} />
          <SetupCard impact={answer.data} mayChange={mayChange} />
          <OutcomesCard impact={answer.data} mayChange={mayChange} />
        </div>
      )}
    </Page>
  )
}
