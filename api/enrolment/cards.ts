import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { z } from 'zod'
import type { CardAction } from '../bot/bot.ts'
import { card, heading, line, openTab } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { findColleagues } from '../people/get-person.ts'
import { approvalCard, changeCard, mayWait } from './approval-card.ts'
import { dayForm, declineForm, declineReasons, delegateForm, questionForm, type Typed } from './approval-forms.ts'
import { askAboutEnrolment } from './ask-about-enrolment.ts'
import { registerQuestionCards } from './answer-by-card.ts'
import { askAboutEnrolment as askEndpoint, Decision } from './contract.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import { delegateApproval } from './delegate-approval.ts'
import { type Look, lookAt } from './look-at-approval.ts'
import { readRequest } from './read-request.ts'

/** As many colleagues as a list on a phone bears; anybody else is named in the tab. */
const mostColleagues = 50

/**
 * Wires the buttons of the approval card to the same verbs that the tab uses. Whatever was pressed, on however old a card, the answer is a
 * card: the request as it is now for whoever pressed, or a form that says what to change.
 */
export function registerEnrolmentCards(context: Context): void {
  const on = (verb: string, answer: (look: Look, action: CardAction) => Promise<IAdaptiveCard> | IAdaptiveCard) => {
    context.bot.onCardAction(verb, async (action) => {
      const look = await lookOf(context, action)
      return look ? answer(look, action) : nothingHere(context)
    })
  }
  const form = (verb: string, draw: (look: Look, change: boolean) => Promise<IAdaptiveCard> | IAdaptiveCard) => {
    on(verb, (look, action) => (mayPress(look, action) ? draw(look, isChange(action)) : late(context, look)))
  }
  on('enrolment.show', (look) => current(context, look))
  on('enrolment.reopen', (look) => (look.approval.changeable ? changeCard(context, look.approval, look.view).card : current(context, look)))
  form('enrolment.ask-day', (look, change) => (mayWait(look.approval, look.view) ? dayForm(look.approval, look.view, { change }) : current(context, look)))
  form('enrolment.ask-reason', (look, change) => declineForm(look.approval, { change }))
  form('enrolment.ask-words', (look) => (isOpen(look) ? questionForm(look.approval) : late(context, look)))
  form('enrolment.ask-delegate', (look) => (isOpen(look) ? chooseDelegate(context, look) : late(context, look)))
  on('enrolment.decide', (look, action) => (mayPress(look, action) ? decide(context, look, action) : late(context, look)))
  on('enrolment.send-question', (look, action) => (isOpen(look) ? ask(context, look, action) : late(context, look)))
  on('enrolment.delegate', (look, action) => (isOpen(look) ? delegate(context, look, action) : late(context, look)))
  registerQuestionCards(context)
}

async function decide(context: Context, look: Look, action: CardAction): Promise<IAdaptiveCard> {
  const { approval, view } = look
  const values = { untilOn: textOf(action, 'untilOn'), reason: textOf(action, 'reason'), words: textOf(action, 'words') }
  const input = Decision.safeParse({ decision: action.data['decision'], reason: reasonOf(values), untilOn: values.untilOn || null, change: isChange(action) })
  const day = (problem: string) => dayForm(approval, view, { problem, values, change: isChange(action) })
  if (!input.success) return action.data['decision'] === 'not-until' ? day('Choose a day on which to ask again.') : current(context, look, 'This card is from an older version. Press again.')
  try {
    const { changed } = await decideEnrolment(context, { ...input.data, enrolmentId: approval.enrolmentId, byPersonId: action.personId, door: 'card' })
    const then = await again(context, look)
    return changed ? current(context, then) : late(context, then)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'invalid_input' && input.data.decision === 'not-until' ? day(error.message) : current(context, await again(context, look), error.message)
  }
}

async function ask(context: Context, look: Look, action: CardAction): Promise<IAdaptiveCard> {
  const { approval } = look
  const values = { question: textOf(action, 'question') }
  const input = askEndpoint.input.safeParse(values)
  if (!input.success) return questionForm(approval, { problem: 'A question has three to 300 letters.', values })
  return attempt(context, look, (problem) => questionForm(approval, { problem, values }), () => askAboutEnrolment(context, { enrolmentId: approval.enrolmentId, byPersonId: action.personId, question: input.data.question }))
}

async function delegate(context: Context, look: Look, action: CardAction): Promise<IAdaptiveCard> {
  const values = { personId: textOf(action, 'personId') }
  const toPersonId = z.guid().safeParse(values.personId)
  if (!toPersonId.success) return chooseDelegate(context, look, { problem: 'Choose a colleague from the list.' })
  return attempt(context, look, (problem) => chooseDelegate(context, look, { problem, values }), () => delegateApproval(context, { enrolmentId: look.approval.enrolmentId, byPersonId: action.personId, toPersonId: toPersonId.data }))
}

/** Does what was pressed and shows the request; a refusal brings the form back with what to change, or shows what was decided meanwhile. */
async function attempt(context: Context, look: Look, formAgain: (problem: string) => Promise<IAdaptiveCard> | IAdaptiveCard, work: () => Promise<unknown>): Promise<IAdaptiveCard> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const then = await again(context, look)
    return isOpen(then) ? formAgain(error.message) : late(context, then)
  }
  return current(context, await again(context, look))
}

async function chooseDelegate(context: Context, { approval, view }: Look, typed: Typed = {}): Promise<IAdaptiveCard> {
  const taken = new Set([approval.person.id, ...approval.askedOf.map((person) => person.id)])
  const colleagues = await findColleagues(context, view.reader.id, mostColleagues + taken.size)
  return delegateForm(context, approval, colleagues.filter((person) => !taken.has(person.id)).slice(0, mostColleagues), typed)
}

function current(context: Context, { approval, view }: Look, note?: string): IAdaptiveCard {
  return approvalCard(context, approval, view, note === undefined ? {} : { note }).card
}

/** The request as it is, where a press came too late to do anything. */
function late(context: Context, look: Look): IAdaptiveCard {
  const { decidedBy } = look.approval
  const others = decidedBy !== null && decidedBy.id !== look.view.reader.id && look.approval.state !== 'submitted'
  return current(context, look, others ? 'This was answered before you pressed. Your press changed nothing.' : undefined)
}

function isOpen({ approval, view }: Look): boolean {
  return approval.state === 'submitted' && approval.askedOf.some((person) => person.id === view.reader.id)
}

/** Whether a button that decides does something: the request is open, or the reader saw the decision and asked to change it. */
function mayPress(look: Look, action: CardAction): boolean {
  return isOpen(look) || (isChange(action) && look.approval.changeable)
}

function isChange(action: CardAction): boolean {
  return action.data['change'] === true
}

/** The request that a card is about, for somebody who is asked or was; null for anybody else, and where it is gone. */
async function lookOf(context: Context, action: CardAction): Promise<Look | null> {
  const enrolmentId = z.uuid().safeParse(action.data['enrolmentId'])
  if (!enrolmentId.success) return null
  const request = await readRequest(context.db, enrolmentId.data)
  return request?.asks.some((entry) => entry.personId === action.personId) ? lookAt(context, request, action.personId) : null
}

/** The same after a press was carried out. */
async function again(context: Context, look: Look): Promise<Look> {
  const request = await readRequest(context.db, look.approval.enrolmentId)
  return (request && (await lookAt(context, request, look.view.reader.id))) ?? look
}

function nothingHere(context: Context): IAdaptiveCard {
  const words = 'There is nothing here for you any more. What waits for your answer stands in Crosspath.'
  return card({ spoken: words, body: [heading('Nothing to do here'), line(words)], actions: [openTab(context.config, 'Open in Crosspath', '/')] })
}

function textOf(action: CardAction, name: string): string {
  const value = action.data[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** The chosen reason and the written one, as one sentence of at most 200 characters. */
function reasonOf({ reason, words }: { reason: string; words: string }): string {
  const chosen = declineReasons.includes(reason) && reason !== declineReasons.at(-1) ? reason : ''
  return [chosen, words].filter(Boolean).join('. ').slice(0, 200)
}
