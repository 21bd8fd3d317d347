import type { Roadmap } from '../../api/roadmap/contract.ts'
import { Note } from '../parts/message.tsx'
import { say } from '../texts/roadmap.ts'

/** Says how the booking stands while there is no date to show; nothing once it is booked. */
export function SeriesNote({ roadmap }: { roadmap: Roadmap }) {
  const { state, problem } = roadmap.series
  switch (state) {
    case 'booked':
      return null
    case 'planning':
      return <Note title={say('findingTime')}>{say('findingTimeDetail')}</Note>
    case 'intended':
      return <Note title={say('timeFound')}>{say('timeFoundDetail')}</Note>
    case 'no-time':
      return (
        <Note intent="warning" title={say('noTime')}>
          {problem ?? say('noTimeProblem')} {say('noTimeDetail')}
        </Note>
      )
    case 'failed':
      return (
        <Note intent="warning" title={say('notInvited')}>
          {problem ?? say('notInvitedProblem')} {say('notInvitedDetail')}
        </Note>
      )
  }
}
