import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { z } from 'zod'
import type { CardAction, CardMessage } from '../bot/bot.ts'
import { card, facts, heading, line, openTab, plain, press } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Approval } from './contract.ts'
import { Decision } from './contract.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import { presentApprovals } from './present.ts'
import { listAsks } from './asks-store.ts'
import { findEnrolment } from './store.ts'

const reasons = ['The workload is too high now', 'The time does not suit', 'Another program fits better', 'I would rather not say']

/** The card as the approver must see it now: the question while it is open, else the outcome. */
export function approvalCard(context: Pick<Context, 'config'>, approval: Approval, view: { viewerId: string | null; language: string | null }): CardMessage {
  return approval.state === 'submitted' ? question(context, approval) : outcome(context, approval, view)
}

function question(context: Pick<Context, 'config'>, approval: Approval): CardMessage {
  const name = plain(approval.person.displayName)
  const { enrolmentId } = approval
  const title = `${name} asks to join ${plain(approval.cohort.program.name)}`
  return {
    summary: `${approval.person.displayName} asks to join ${approval.cohort.program.name}, ${hours(approval.hours)}`,
    card: card({
      spoken: `${approval.person.displayName} asks to join ${approval.cohort.program.name}. It takes ${hours(approval.hours)} in all. You can approve or decline.`,
      refresh: { verb: 'enrolment.show', data: { enrolmentId } },
      body: [
        heading(title),
        ...(approval.goals ? [line(`“${plain(approval.goals)}”`)] : []),
        facts([
          ['To learn', plain(approval.skillsWanted.join(', '))],
          ['From', plain(approval.functionsToExplore.join(', '))],
          ['To offer', plain(approval.skillsOffered.join(', '))],
          ['Time', `${approval.cohort.program.sessionMinutes} minutes a month, ${months(approval)} (${hours(approval.hours)})`],
        ]),
        line('Approving is one press. You will not see what is said in the circle.', { subtle: true }),
      ],
      actions: [
        press('Approve', 'enrolment.decide', { enrolmentId, decision: 'approve' }),
        press('Decline', 'enrolment.ask-reason', { enrolmentId }),
        openTab(context.config, 'Open in Crosspath', '/team'),
      ],
    }),
  }
}

/** One redraw that asks for a reason, instead of a hidden part of the card: phones show it the same way. */
function reasonForm(approval: Approval): IAdaptiveCard {
  const { enrolmentId } = approval
  return card({
    spoken: `Declining the request of ${approval.person.displayName}. You may give a reason.`,
    body: [
      heading(`Decline the request of ${plain(approval.person.displayName)}?`),
      { type: 'Input.ChoiceSet', id: 'reason', label: 'Reason (optional)', style: 'compact', placeholder: 'Choose a reason', choices: reasons.map((reason) => ({ title: reason, value: reason })) } as never,
      { type: 'Input.Text', id: 'words', label: 'In your own words (optional)', maxLength: 200, isMultiline: true } as never,
      line(`${plain(approval.person.displayName)} will read what you write.`, { subtle: true }),
    ],
    actions: [press('Send answer', 'enrolment.decide', { enrolmentId, decision: 'decline' }), press('Back', 'enrolment.show', { enrolmentId }, { skipInputs: true })],
  })
}

function outcome(context: Pick<Context, 'config'>, approval: Approval, view: { viewerId: string | null; language: string | null }): CardMessage {
  const name = approval.person.displayName
  const by = approval.decidedBy === null ? null : approval.decidedBy.id === view.viewerId ? 'you' : approval.decidedBy.displayName
  const title =
    approval.state === 'withdrawn' ? `${name} has taken the request back` : approval.state === 'declined' ? `Declined${by ? ` by ${by}` : ''}` : `Approved${by ? ` by ${by}` : ''}`
  const when = approval.decidedAt === null ? '' : new Intl.DateTimeFormat(view.language ?? 'en', { dateStyle: 'medium', timeZone: 'UTC' }).format(approval.decidedAt)
  const next =
    approval.state === 'withdrawn' ? 'There is nothing for you to do.' : approval.state === 'declined' ? `${name} has been told.` : `${name} has been told, and hears again when the circles are formed.`
  return {
    summary: `${approval.person.displayName}: ${title}`,
    card: card({
      spoken: `${title}. ${next}`,
      refresh: { verb: 'enrolment.show', data: { enrolmentId: approval.enrolmentId } },
      body: [
        heading(plain(title)),
        line(plain([name, approval.cohort.program.name, when].filter(Boolean).join(' · '))),
        ...(approval.state === 'declined' && approval.reason ? [line(`“${plain(approval.reason)}”`)] : []),
        line(plain(next), { subtle: true }),
      ],
      actions: [openTab(context.config, 'Open in Crosspath', '/team')],
    }),
  }
}

/** What the owner of an enrolment hears of the decision. */
export function decisionCard(context: Pick<Context, 'config'>, approval: Approval): CardMessage {
  const by = approval.decidedBy?.displayName ?? 'The organizer'
  const program = approval.cohort.program.name
  const approved = approval.state !== 'declined'
  const title = approved ? `You are in: ${program}` : `Not this time: ${program}`
  const text = approved ? `${by} said yes. We tell you when your circle is formed; until then there is nothing to do.` : `${by} said no${approval.reason ? `: “${approval.reason}”` : '.'} You may ask again.`
  return { summary: title, card: card({ spoken: `${title}. ${text}`, body: [heading(plain(title)), line(plain(text))], actions: [openTab(context.config, 'Open in Crosspath', '/')] }) }
}

/** Wires the buttons of the approval card to the same verbs that the tab uses. */
export function registerEnrolmentCards(context: Context): void {
  context.bot.onCardAction('enrolment.show', async (action) => (await show(context, action)).card)
  context.bot.onCardAction('enrolment.ask-reason', async (action) => {
    const approval = await approvalFor(context, action)
    return approval.state === 'submitted' ? reasonForm(approval) : (await show(context, action)).card
  })
  context.bot.onCardAction('enrolment.decide', async (action) => {
    const input = Decision.safeParse({ decision: action.data['decision'], reason: reasonOf(action.data) })
    if (!input.success) throw new AppError('invalid_input', 'This card is from an older version. Open Crosspath to decide.')
    await decideEnrolment(context, { ...input.data, enrolmentId: enrolmentIdOf(action), byPersonId: action.personId, door: 'card' })
    return (await show(context, action)).card
  })
}

async function show(context: Context, action: CardAction): Promise<CardMessage> {
  return approvalCard(context, await approvalFor(context, action), { viewerId: action.personId, language: null })
}

async function approvalFor(context: Context, action: CardAction): Promise<Approval> {
  const record = await findEnrolment(context.db, enrolmentIdOf(action))
  const asks = record ? await listAsks(context.db, [record.id]) : []
  if (!record || !asks.some((ask) => ask.personId === action.personId)) throw new AppError('not_found', 'There is no request for you here any more.')
  const [approval] = await presentApprovals(context, [record], action.personId)
  if (!approval) throw new AppError('not_found', 'There is no request for you here any more.')
  return approval
}

function enrolmentIdOf(action: CardAction): string {
  const id = action.data['enrolmentId']
  const parsed = z.uuid().safeParse(id)
  if (!parsed.success) throw new AppError('invalid_input', 'This card is from an older version. Open Crosspath to decide.')
  return parsed.data
}

/** The chosen reason and the written one, as one sentence of at most 200 characters. */
function reasonOf(data: Record<string, unknown>): string {
  const chosen = typeof data['reason'] === 'string' && data['reason'] !== reasons.at(-1) ? data['reason'] : ''
  const words = typeof data['words'] === 'string' ? data['words'].trim() : ''
  return [chosen, words].filter(Boolean).join('. ').slice(0, 200)
}

function hours(count: number): string {
  return count === 1 ? '1 hour' : `${count} hours`
}

function months(approval: Approval): string {
  const format = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })
  const name = (date: string) => format.format(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds)
  return `${name(approval.cohort.startsOn)} to ${name(approval.cohort.endsOn)}`
}
