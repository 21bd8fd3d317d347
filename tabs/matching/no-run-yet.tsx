import { Button, Spinner } from '@fluentui/react-components'
import { ArrowSwapRegular, PersonAddRegular } from '@fluentui/react-icons'
import { useNavigate } from 'react-router'
import { Empty } from '../parts/empty.tsx'
import { say } from '../texts/matching.ts'
import type { Start } from './use-start.ts'

/** Before the first run: what it does, or what it still needs. */
export function NoRunYet({ ready, cohortId, start }: { ready: { mentors: number; mentees: number }; cohortId: string; start: Start }) {
  const navigate = useNavigate()
  const { mentees, mentors } = ready
  if (mentees === 0 || mentors === 0) {
    return (
      <Empty icon={<PersonAddRegular />} title={say('notEnoughReady')} action={<Button onClick={() => void navigate(`/manage/${cohortId}/enrolments`)}>{say('seeEnrolments')}</Button>}>
        {say('notEnoughReadyDetail', { mentees, mentors })}
      </Empty>
    )
  }
  return (
    <Empty
      icon={<ArrowSwapRegular />}
      title={say('peopleReady', { count: mentees + mentors })}
      action={
        <Button appearance="primary" disabledFocusable={start.isPending} {...(start.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={() => start.begin()}>
          {start.isPending ? say('startingRun') : say('runMatch')}
        </Button>
      }
    >
      {say('peopleReadyDetail', { mentees, mentors })}
    </Empty>
  )
}
