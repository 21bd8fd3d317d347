import type { CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, plain, press, shortened, spoken } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { approvalPath, dayWords, momentWords, type Reader, type View } from './card-words.ts'
import type { Approval } from './contract.ts'

type Words = { title: string; next: string; reason?: string | null }

/** What became of a request, by whom and when, in the words of its reader's relation to it. */
export function outcomeCard(context: Pick<Context, 'config'>, approval: Approval, view: View, note?: string): CardMessage {
  return told(context, approval, view, words(approval, view), note)
}

/** The request is open, and with somebody else now: handed on, or asked of them in the reader's place. */
export function withSomebodyElse(context: Pick<Context, 'config'>, approval: Approval, view: View, note?: string): CardMessage {
  const names = approval.askedOf.map((person) => shortened(person.displayName, 60))
  const title = names.length === 0 ? 'This is on its way to somebody else' : `This is with ${new Intl.ListFormat('en-GB').format(names)} now`
  return told(context, approval, view, { title, next: 'There is nothing for you to do. You see here what becomes of it.' }, note)
}

function told(context: Pick<Context, 'config'>, approval: Approval, view: View, { title, next, reason }: Words, note: string | undefined): CardMessage {
  const { enrolmentId } = approval
  const name = shortened(approval.person.displayName, 60)
  const about = [name, shortened(approval.cohort.program.name, 60), ...(approval.decidedAt === null ? [] : [momentWords(approval.decidedAt, view.reader)])].join(' · ')
  return {
    summary: shortened(`${name}: ${title}`, 80),
    card: card({
      spoken: spoken(`${title}. ${about}. ${next}`),
      refresh: { verb: 'enrolment.show', data: { enrolmentId } },
      body: [
        heading(plain(title)),
        ...(note === undefined ? [] : [line(plain(note), { strong: true })]),
        line(plain(about)),
        ...(reason ? [line(`“${plain(reason)}”`)] : []),
        line(plain(next), { subtle: true }),
      ],
      actions: [...(approval.changeable ? [press('Change', 'enrolment.reopen', { enrolmentId })] : []), openTab(context.config, 'Open in Crosspath', approvalPath(enrolmentId))],
    }),
  }
}

function words(approval: Approval, view: View): Words {
  const name = shortened(approval.person.displayName, 60)
  switch (approval.state) {
    case 'withdrawn':
      if (approval.seasonOver) return { title: 'This season is over', next: `There was no circle for ${name} this time, and they may ask to join the next one. There is nothing for you to do.` }
      return approval.decidedAt === null
        ? { title: 'Taken back', next: `${name} has taken the request back. There is nothing for you to do.` }
        : { title: `${name} has left`, next: `${name} no longer takes part, which needs no reason. There is nothing for you to do.` }
    case 'declined':
      return approval.decidedBy === null
        ? { title: 'Closed: nobody answered', next: `${name} has been told and may ask again. There is nothing for you to do.` }
        : { title: byWhom('Declined', 'declined', approval, view), next: `${name} has been told and may ask again.`, reason: approval.reason }
    case 'not-until':
      return { title: byWhom(`Asked to wait until ${untilWords(approval, view.reader)}`, 'asked to wait', approval, view), next: `${name} has been told. The question comes back on that day by itself.`, reason: approval.reason }
    default:
      return { title: byWhom('Approved', 'approved', approval, view), next: sinceThen(approval.state, name) }
  }
}

/** "Approved by you", or "Lee Wong approved this as your delegate" where they answered for the reader. */
function byWhom(done: string, did: string, { decidedBy }: Approval, { reader, standIns }: View): string {
  if (decidedBy === null) return done
  if (decidedBy.id === reader.id) return did === 'asked to wait' ? done : `${done} by you`
  const by = shortened(decidedBy.displayName, 60)
  if (!standIns.includes(decidedBy.id)) return `${done} by ${by}`
  return did === 'asked to wait' ? `${done} by ${by}, your delegate` : `${by} ${did} this as your delegate`
}

function sinceThen(state: Approval['state'], name: string): string {
  switch (state) {
    case 'waitlisted':
      return `${name} has been told and is on the waitlist: the place is theirs as soon as there is one.`
    case 'matched':
    case 'active':
      return `${name} has a circle.`
    case 'paused':
      return `${name} is taking a break.`
    case 'completed':
      return `${name}'s circle has ended as planned.`
    default:
      return `${name} has been told, and hears again when the circles are formed.`
  }
}

function untilWords({ untilOn }: Approval, reader: Reader): string {
  return untilOn === null ? 'a later day' : dayWords(untilOn, reader)
}
