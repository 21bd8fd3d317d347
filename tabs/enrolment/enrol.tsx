import { useParams, useSearchParams } from 'react-router'
import { Answers, getMyEnrolment } from '../../api/enrolment/contract.ts'
import { getSuggestions, type Me } from '../../api/people/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useMe } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { say } from '../texts/enrolment.ts'
import { SentAnswers } from './sent-answers.tsx'
import { Wizard } from './wizard.tsx'

/** Joining a program: the form while it can be changed, what was sent afterwards. */
export function Enrol() {
  const { cohortId = '' } = useParams()
  const [search] = useSearchParams()
  const me = useMe()
  const mine = useAnswer(getMyEnrolment, { params: { cohortId } })
  const suggestions = useAnswer(getSuggestions, {})
  if (!mine.data)
    return (
      <Page title={say('join')} width="form" back={{ to: '/', label: say('home') }}>
        {mine.error ? (
          <Failed title={say('programNotLoaded')} error={mine.error} onRetry={() => void mine.refetch()} />
        ) : (
          <Loading label={say('loadingForm')}>
            <CardBones lines={5} />
          </Loading>
        )}
      </Page>
    )
  const { enrolment, cohort, approver } = mine.data
  const open = cohort.state === 'enrolling'
  const writable = open && (enrolment === null || enrolment.state === 'draft' || enrolment.state === 'withdrawn' || enrolment.state === 'declined')
  // What became of an ended enrolment can still be read while a new one could begin.
  const reads = search.get('view') === 'sent' && enrolment !== null && enrolment.state !== 'draft'
  if (!writable || reads) return <SentAnswers cohort={cohort} enrolment={enrolment} />
  const wish = search.get('role')
  const initial = enrolment ? enrolment.answers : beginningOf(me, wish === 'mentor' ? 'mentor' : 'mentee')
  return (
    <Wizard
      key={cohort.id}
      cohort={cohort}
      approver={approver}
      me={me}
      suggestions={suggestions.data}
      initial={initial}
      initiallySavedAt={enrolment?.state === 'draft' ? enrolment.savedAt : null}
    />
  )
}

/** A new form begins with what the person's own profile already says; nothing is kept before they press Continue. */
function beginningOf(me: Me, role: Answers['role']): Answers {
  const ten = (words: string[]) => words.map((word) => word.trim().slice(0, 60)).filter(Boolean).slice(0, 10)
  return Answers.parse({ role, skillsOffered: ten(me.skills), interests: ten(me.interests) })
}
