import { useState } from 'react'
import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import { useNavigate } from 'react-router'
import type { Enrolment } from '../../api/enrolment/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { ActionBar, PageLink } from '../parts/page.tsx'
import { useComeBack } from '../parts/use-come-back.ts'
import { say } from '../texts/enrolment.ts'
import { BreakDrawer } from './break-drawer.tsx'
import { waysOf } from './break-words.ts'
import { Withdraw } from './withdraw.tsx'

const useStyles = makeStyles({ link: { alignSelf: 'center' } })

/** What the owner of an enrolment can do about it: a break, coming back, leaving. */
export function EnrolmentWays({ cohort, enrolment }: { cohort: Cohort; enrolment: Enrolment }) {
  const styles = useStyles()
  const navigate = useNavigate()
  const [resting, setResting] = useState(false)
  const { comeBack, busy, error } = useComeBack(enrolment.id)
  const home = useAnswer(getHome, {})
  const circle = home.data?.journeys.find((journey) => journey.cohort.id === cohort.id)?.circle ?? null
  const ways = waysOf(enrolment, { open: cohort.state === 'enrolling', inCircle: circle !== null })
  if (ways.length === 0) return null
  return (
    <>
      {error && <Failed title={say('breakNotEnded')} error={error} onRetry={comeBack} />}
      <ActionBar>
        {ways.includes('ask-again') && (
          <Button appearance="primary" onClick={() => void navigate(`/enrol/${cohort.id}`)}>
            {say(enrolment.state === 'declined' ? 'askAgain' : 'joinAgain')}
          </Button>
        )}
        {ways.includes('come-back') && (
          <Button appearance="primary" disabledFocusable={busy} onClick={comeBack} {...(busy ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
            {say('comeBack')}
          </Button>
        )}
        {ways.includes('take-a-break') && <Button onClick={() => setResting(true)}>{say('takeBreak')}</Button>}
        {(ways.includes('take-back') || ways.includes('leave')) && <Withdraw enrolment={enrolment} program={cohort.program.name} />}
        {circle && ways.includes('leave-circle') && (
          <PageLink to={`/circle/${circle.id}`} className={styles.link}>
            {say('leaveInCircle')}
          </PageLink>
        )}
      </ActionBar>
      <BreakDrawer open={resting} cohort={cohort} enrolment={enrolment} inCircle={circle !== null} onClose={() => setResting(false)} />
    </>
  )
}
