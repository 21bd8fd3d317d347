import { getMyEnrolment, listEnrolmentMoves, resumeEnrolment } from '../../api/enrolment/contract.ts'
import { getHome, getRoadmap } from '../../api/roadmap/contract.ts'
import { say } from '../texts/parts.ts'
import { useSend } from './answers.ts'
import { useTell } from './toast.tsx'
import { useOnePress } from './use-one-press.ts'

/** Ending one's own break before its day. */
export function useComeBack(enrolmentId: string) {
  const tell = useTell()
  const once = useOnePress()
  const resume = useSend(resumeEnrolment, [getMyEnrolment, getHome, getRoadmap, listEnrolmentMoves], { untilFresh: true })
  const comeBack = () =>
    once(async () => {
      await resume.mutateAsync({ params: { enrolmentId } })
      tell(say('comeBack'))
    })
  return { comeBack, busy: resume.isPending, error: resume.error }
}
