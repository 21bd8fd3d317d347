import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { card, choiceInput, dateInput, heading, line, openTab, plain, press, shortened, spoken, textInput } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import type { FoundPerson } from '../people/contract.ts'
import { approvalPath, dayWords, tomorrow, type View } from './card-words.ts'
import type { Approval } from './contract.ts'

/** What was typed before a form came back, so that nothing is lost; `problem` says what to change. */
export type Typed = { problem?: string; values?: Record<string, string | undefined> }
/** `change`: the form was opened to change a decision that stands. */
type Opened = Typed & { change?: boolean }

export const declineReasons = ['The workload is too high now', 'The time does not suit', 'Another program fits better', 'I would rather not say']

/** Roomy enough for fifty names with their titles, and well below what Teams takes. */
const choicesBytes = 7_000

/** On which day the approver wants to be asked again. Each form is one redraw of the card, which phones show like everybody else. */
export function dayForm(approval: Approval, view: View, { problem, values = {}, change = false }: Opened = {}): IAdaptiveCard {
  const name = shortened(approval.person.displayName, 60)
  const { endsOn } = approval.cohort
  return form(approval, `When may ${name} ask again?`, problem, {
    inputs: [
      dateInput({ id: 'untilOn', label: 'Ask me again on', min: tomorrow(view.now, view.reader), max: endsOn, missing: `Choose a day from tomorrow until ${dayWords(endsOn, view.reader)}.`, value: values['untilOn'] }),
      textInput({ id: 'words', label: 'In your own words (optional)', maxLength: 200, value: values['words'] }),
    ],
    after: `${name} keeps the answers and, like the organizer, reads the day and what you write. On that day you are asked again.`,
    send: press('Send answer', 'enrolment.decide', { enrolmentId: approval.enrolmentId, decision: 'not-until', ...(change && { change }) }),
  })
}

export function declineForm(approval: Approval, { problem, values = {}, change = false }: Opened = {}): IAdaptiveCard {
  const name = shortened(approval.person.displayName, 60)
  return form(approval, `Decline the request of ${name}?`, problem, {
    inputs: [
      choiceInput({ id: 'reason', label: 'Reason (optional)', style: 'compact', placeholder: 'Choose a reason', choices: declineReasons.map((reason) => ({ title: reason, value: reason })), value: values['reason'] }),
      textInput({ id: 'words', label: 'In your own words (optional)', maxLength: 200, value: values['words'] }),
    ],
    after: `${name} and the organizer read what you write.`,
    send: press('Send answer', 'enrolment.decide', { enrolmentId: approval.enrolmentId, decision: 'decline', ...(change && { change }) }),
  })
}

export function questionForm(approval: Approval, { problem, values = {} }: Typed = {}): IAdaptiveCard {
  const name = shortened(approval.person.displayName, 60)
  return form(approval, `What would you like to know from ${name}?`, problem, {
    inputs: [textInput({ id: 'question', label: 'Your question', maxLength: 300, missing: 'Write your question, at least three letters.', value: values['question'] })],
    after: `${name} gets it in Teams, and the answer comes back to this chat. The request stays open meanwhile.`,
    send: press('Send question', 'enrolment.send-question', { enrolmentId: approval.enrolmentId }),
  })
}

/** @param colleagues whom the approver works with most, in the order in which they are shown. */
export function delegateForm(context: Pick<Context, 'config'>, approval: Approval, colleagues: FoundPerson[], { problem, values = {} }: Typed = {}): IAdaptiveCard {
  const name = shortened(approval.person.displayName, 60)
  const choices = fitting(colleagues)
  const elsewhere = openTab(context.config, 'Somebody else', approvalPath(approval.enrolmentId))
  if (choices.length === 0) {
    const words = 'The company directory names nobody who works beside you or reports to you. In Crosspath you can name anybody.'
    return card({ spoken: words, body: [heading('Who should answer for you?'), line(words)], actions: [elsewhere, back(approval)] })
  }
  return form(approval, `Who should answer ${name} for you?`, problem, {
    inputs: [choiceInput({ id: 'personId', label: 'Colleague', style: 'filtered', placeholder: 'Type a name', choices, missing: 'Choose a colleague from the list.', value: values['personId'] })],
    after: 'They get this request in Teams and read what you read here. Anybody else can be named in Crosspath.',
    send: press('Delegate', 'enrolment.delegate', { enrolmentId: approval.enrolmentId }),
    more: [{ ...elsewhere, mode: 'secondary' }],
  })
}

type Parts = { inputs: ReturnType<typeof textInput>[]; after: string; send: ReturnType<typeof press>; more?: ReturnType<typeof openTab>[] }

function form(approval: Approval, title: string, problem: string | undefined, { inputs, after, send, more = [] }: Parts): IAdaptiveCard {
  return card({
    spoken: spoken(`${title} ${problem ?? ''} ${after}`),
    body: [heading(plain(title)), ...(problem === undefined ? [] : [line(plain(problem), { strong: true })]), ...inputs, line(plain(after), { subtle: true })],
    actions: [send, back(approval), ...more],
  })
}

function back({ enrolmentId }: Approval) {
  return press('Back', 'enrolment.show', { enrolmentId }, { skipInputs: true })
}

/** Names with what tells two of the same name apart, as many as fit the card. */
function fitting(colleagues: FoundPerson[]): { title: string; value: string }[] {
  const choices: { title: string; value: string }[] = []
  let bytes = 0
  for (const person of colleagues) {
    const choice = { title: [person.displayName, person.jobTitle, person.department].map((text) => shortened(text ?? '', 40)).filter(Boolean).join(' · '), value: person.id }
    bytes += Buffer.byteLength(JSON.stringify(choice)) + 1
    if (bytes > choicesBytes) break
    choices.push(choice)
  }
  return choices
}
