import { Button, Spinner } from '@fluentui/react-components'
import { ArrowSwapRegular, PersonAddRegular } from '@fluentui/react-icons'
import { useNavigate } from 'react-router'
import { Empty } from '../parts/empty.tsx'
import type { Start } from './use-start.ts'

/** Before the first run: what it does, or what it still needs. */
export function NoRunYet({ ready, cohortId, start }: { ready: { mentors: number; mentees: number }; cohortId: string; start: Start }) {
  const navigate = useNavigate()
  if (ready.mentees === 0 || ready.mentors === 0) {
    return (
      <Empty icon={<PersonAddRegular />} title="Not enough people are ready" action={<Button onClick={() => void navigate(`/manage/${cohortId}/enrolments`)}>See enrolments</Button>}>
        {`A match run needs approved people on both sides: now ${ready.mentees} mentees and ${ready.mentors} mentors.`}
      </Empty>
    )
  }
  return (
    <Empty
      icon={<ArrowSwapRegular />}
      title={`${ready.mentees + ready.mentors} people are ready`}
      action={
        <Button appearance="primary" disabledFocusable={start.isPending} {...(start.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={() => start.begin()}>
          {start.isPending ? 'Starting…' : 'Run the match'}
        </Button>
      }
    >
      {`${ready.mentees} mentees and ${ready.mentors} mentors are compared by what they want and offer, the functions they want to explore and their interests. Nobody is told anything until you publish.`}
    </Empty>
  )
}
