import type { CardMessage } from '../bot/bot.ts'
import { card, facts, heading, line, openTab, plain, press, shortened, spoken } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { approvalPath, dayOfWords, hours, hoursWords, momentWords, type Reader, spanWords, tomorrow, type View } from './card-words.ts'
import type { Approval, Question } from './contract.ts'
import { outcomeCard, withSomebodyElse } from './outcome-card.ts'
import { mayMove } from './state.ts'

type Config = Pick<Context, 'config'>

/** How a copy of the request stands in the chat: as it was sent, as a reminder, or above a newer copy that took its place. */
export type Place = 'sent' | 'reminder' | 'above'

/**
 * The card as this person must see it now: the question while it is theirs to answer, else what became of it.
 * `note`: a sentence above everything else, where a press could not be done.
 */
export function approvalCard(context: Config, approval: Approval, view: View, { place = 'sent', note }: { place?: Place; note?: string } = {}): CardMessage {
  if (approval.state !== 'submitted') return outcomeCard(context, approval, view, note)
  if (!approval.askedOf.some((person) => person.id === view.reader.id)) return withSomebodyElse(context, approval, view, note)
  if (place === 'above') return folded(approval)
  const reminder = place === 'reminder' ? `A friendly reminder: ${approval.person.displayName} has been waiting for an answer since ${dayOfWords(approval.submittedAt, view.reader)}.` : undefined
  return question(context, approval, view, note ?? reminder)
}

function question(context: Config, approval: Approval, view: View, note: string | undefined): CardMessage {
  const { enrolmentId, cohort } = approval
  const name = shortened(approval.person.displayName, 60)
  const title = `${name} asks to join ${shortened(cohort.program.name, 60)}`
  const until = approval.expiresAt === null ? null : dayOfWords(approval.expiresAt, view.reader)
  const offered = approval.role === 'mentor' ? `${name} would be a mentor. ` : ''
  return {
    summary: shortened(`${title}, ${hours(approval.hours)}`, 80),
    card: card({
      spoken: spoken(`${title}. ${offered}It takes ${hoursWords(approval)}.${until ? ` Please answer by ${until}.` : ''} You can approve, ask for time, or decline.`),
      refresh: { verb: 'enrolment.show', data: { enrolmentId } },
      body: [
        heading(plain(title)),
        ...whoLine(approval),
        ...(note === undefined ? [] : [line(plain(note), { strong: true })]),
        ...[approval.why, handedOn(approval, view)].flatMap((words) => (words === null ? [] : [line(plain(words))])),
        ...(approval.goals ? [line(`“${plain(shortened(approval.goals, 240))}”`)] : []),
        facts(askedFor(approval, view, until)),
        ...thread(approval.questions, view.reader),
        line(plain(`If nobody answers by then, this closes, and ${name} may ask again. You will not see what is said in the circle.`), { subtle: true }),
      ],
      actions: [
        ...decisions(approval, view, { enrolmentId }),
        press('Ask a question', 'enrolment.ask-words', { enrolmentId }, { secondary: true }),
        press('Delegate', 'enrolment.ask-delegate', { enrolmentId }, { secondary: true }),
        openTab(context.config, 'Open in Crosspath', approvalPath(enrolmentId), { secondary: true }),
      ],
    }),
  }
}

/** The answers that are possible in the state. `change`: the decision that stands was seen and is changed; without it, whoever comes second changes nothing. */
function decisions(approval: Approval, view: View, about: { enrolmentId: string; change?: true }) {
  const { state } = approval
  return [
    ...(mayMove(state, 'approved', 'approver') ? [press('Approve', 'enrolment.decide', { ...about, decision: 'approve' })] : []),
    ...(mayMove(state, 'not-until', 'approver') && mayWait(approval, view) ? [press(state === 'not-until' ? 'Another day' : 'Not now', 'enrolment.ask-day', about)] : []),
    ...(mayMove(state, 'declined', 'approver') ? [press('Decline', 'enrolment.ask-reason', about)] : []),
  ]
}

/** Whoever handed it on may still answer, and should know that somebody else was asked too. */
function handedOn({ askedOf }: Approval, { standIns }: View): string | null {
  const names = askedOf.filter((person) => standIns.includes(person.id)).map((person) => shortened(person.displayName, 60))
  return names.length === 0 ? null : `Also asked in your place: ${new Intl.ListFormat('en-GB').format(names)}. Whoever answers first decides.`
}

/** Whether there is a day left on which to ask again. */
export function mayWait(approval: Approval, view: View): boolean {
  return tomorrow(view.now, view.reader) <= approval.cohort.endsOn
}

/** A decided request, opened again by whoever may still change the answer. */
export function changeCard(context: Config, approval: Approval, view: View): CardMessage {
  const { enrolmentId } = approval
  const name = shortened(approval.person.displayName, 60)
  const title = `Change your answer to ${name}?`
  const taken = mayMove(approval.state, 'approved', 'approver') ? '' : `Declining now takes back what was approved, and ${name} gives up the place. `
  return {
    summary: shortened(title, 80),
    card: card({
      spoken: spoken(`${title} ${taken}`),
      body: [
        heading(plain(title)),
        ...whoLine(approval),
        facts(askedFor(approval, view, null)),
        line(plain(`${taken}Nothing changes until you answer anew. ${name} is told at once.`)),
      ],
      actions: [...decisions(approval, view, { enrolmentId, change: true }), press('Back', 'enrolment.show', { enrolmentId }), openTab(context.config, 'Open in Crosspath', approvalPath(enrolmentId), { secondary: true })],
    }),
  }
}

/** A copy that a newer one has taken the place of. It has no refresh: that would bring the question back. */
function folded(approval: Approval): CardMessage {
  const title = `${shortened(approval.person.displayName, 60)} asks to join ${shortened(approval.cohort.program.name, 60)}`
  return { summary: shortened(title, 80), card: card({ spoken: spoken(`${title}. This stands below.`), body: [heading(plain(title)), line('This stands below.', { subtle: true })] }) }
}

function whoLine({ person, role }: Approval) {
  const about = [person.jobTitle, person.department].map((text) => shortened(text ?? '', 80)).filter(Boolean)
  return about.length > 0 || role === 'mentor' ? [line(plain([...about, ...(role === 'mentor' ? ['wants to be a mentor'] : [])].join(' · ')), { subtle: true })] : []
}

function askedFor(approval: Approval, view: View, until: string | null): [string, string][] {
  const list = (words: string[]) => plain(shortened(words.join(', '), 160))
  return [
    ['To learn', list(approval.skillsWanted)],
    ['From', list(approval.functionsToExplore)],
    ['To offer', list(approval.skillsOffered)],
    ['Time', hoursWords(approval)],
    ['When', `${spanWords(approval, view.reader)}, within working hours`],
    ['Answer', approval.state === 'submitted' ? (until === null ? `Within ${approval.cohort.program.expireAfterDays} of your working days` : `By ${until}`) : ''],
  ]
}

/** The last questions and answers in full; earlier ones stand in Crosspath. */
function thread(questions: Question[], reader: Reader) {
  const last = questions.slice(-2)
  const earlier = questions.length - last.length
  return [
    ...(earlier > 0 ? [line(earlier === 1 ? 'One earlier question stands in Crosspath.' : `${earlier} earlier questions stand in Crosspath.`, { subtle: true })] : []),
    ...last.flatMap(({ by, question: words, askedAt, answer, answeredAt }) => [
      line(plain(`${by.id === reader.id ? 'You asked' : `${shortened(by.displayName, 60)} asked`}: “${words}” ${momentWords(askedAt, reader)}`)),
      line(answer === null ? 'No answer yet.' : plain(`The answer: “${answer}” ${answeredAt === null ? '' : momentWords(answeredAt, reader)}`), answer === null ? { subtle: true } : {}),
    ]),
  ]
}
