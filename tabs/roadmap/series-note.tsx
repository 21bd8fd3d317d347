import type { Roadmap } from '../../api/roadmap/contract.ts'
import { Note } from '../parts/message.tsx'

/** Says how the booking stands while there is no date to show; nothing once it is booked. */
export function SeriesNote({ roadmap }: { roadmap: Roadmap }) {
  const { state, problem } = roadmap.series
  switch (state) {
    case 'booked':
      return null
    case 'planning':
      return <Note title="We're finding a time">We compare everybody's calendar and working hours. Nothing for you to do; the invitation comes from Outlook.</Note>
    case 'intended':
      return <Note title="A time is found">All of you can keep it. The invitation is on its way from Outlook.</Note>
    case 'no-time':
      return (
        <Note intent="warning" title="No time fits all of you yet">
          {problem ?? 'The organizer is looking for a way.'} You can write your first goal in the meantime.
        </Note>
      )
    case 'failed':
      return (
        <Note intent="warning" title="Your invitation isn't out yet">
          {problem ?? 'Outlook refused the booking.'} The organizer can try again; nothing for you to do.
        </Note>
      )
  }
}
