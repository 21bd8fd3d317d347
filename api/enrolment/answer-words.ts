import { z } from 'zod'
import type { CardAction, CardMessage } from '../bot/bot.ts'
import { card, choiceInput, dateInput, heading, line, openTab, plain, press, spoken } from '../bot/card-parts.ts'
import { askFor } from '../bot/help-card.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getSignedIn } from '../people/get-person.ts'
import { getCohorts } from '../programs/get-cohort.ts'
import { toReader, tomorrow } from './card-words.ts'
import { listMine } from './list-enrolments.ts'
import { presentApprovals } from './present.ts'
import { mayMove } from './state.ts'
import { listByApprover } from './store.ts'
import { pauseEnrolment, resumeEnrolment } from './take-break.ts'

const namesShown = 5

/** What the bot answers about approvals and breaks. */
export function answerEnrolmentWords(context: Context): void {
  context.bot.onWord('approvals', (personId) => approvalsCard(context, personId))
  context.bot.onWord('pause', (personId) => pauseCard(context, personId))
  context.bot.onCardAction('enrolment.pause', async (action) => (await takeBreak(context, action)).card)
  context.bot.onCardAction('enrolment.resume', async (action) => (await comeBack(context, action)).card)
}

async function approvalsCard(context: Context, personId: string): Promise<CardMessage> {
  const me = await getSignedIn(context, personId)
  const approvals = await presentApprovals(context, await listByApprover(context.db, me.id), me.id)
  const waiting = approvals.filter((approval) => approval.state === 'submitted' && approval.askedOf.some((person) => person.id === me.id))
  if (waiting.length === 0) {
    const title = 'Nobody is waiting for your answer'
    return { summary: title, card: card({ spoken: `${title}.`, body: [heading(title), line('When somebody asks, their card comes here.')], actions: [askFor('help'), openTab(context.config, 'Open Crosspath', '/team')] }) }
  }
  const title = waiting.length === 1 ? 'One person is waiting for your answer' : `${waiting.length} people are waiting for your answer`
  const more = waiting.length - namesShown
  return {
    summary: title,
    card: card({
      spoken: `${title}: ${waiting.map((approval) => approval.person.displayName).join(', ')}.`,
      body: [
        heading(title),
        ...waiting.slice(0, namesShown).map((approval) => line(`${plain(approval.person.displayName)} · ${plain(approval.cohort.program.name)}`)),
        ...(more > 0 ? [line(`and ${more} more`)] : []),
        line('Their cards stand further up in this chat; you can also answer in Crosspath.', { subtle: true }),
      ],
      actions: [openTab(context.config, 'Answer', '/team'), askFor('help')],
    }),
  }
}

/** Breaks of whoever writes: what they take part in, until when it rests, and how to rest. */
async function pauseCard(context: Context, personId: string, told: { problem?: string; untilOn?: string } = {}): Promise<CardMessage> {
  const me = await getSignedIn(context, personId)
  const mine = (await listMine(context, me.id)).filter(({ state }) => state === 'paused' || mayMove(state, 'paused', 'owner'))
  const cohorts = new Map((await getCohorts(context, mine.map(({ cohortId }) => cohortId))).map((cohort) => [cohort.id, cohort]))
  const named = mine.map((enrolment) => ({ ...enrolment, program: cohorts.get(enrolment.cohortId)?.program.name ?? '', endsOn: cohorts.get(enrolment.cohortId)?.endsOn ?? '' }))
  const resting = named.filter(({ state }) => state === 'paused')
  const active = named.filter(({ state }) => state !== 'paused')
  const open = openTab(context.config, 'Open Crosspath', '/')
  if (named.length === 0) {
    const title = 'There is nothing to pause'
    const text = 'You take part in no program right now that could rest. What you have sent can be taken back at any time.'
    return { summary: title, card: card({ spoken: `${title}. ${text}`, body: [heading(title), line(text)], actions: [askFor('help'), open] }) }
  }
  const reader = toReader(me.id, me)
  const breaks = resting.map(({ program, sentence }) => line(`${plain(program)}: ${plain(sentence)}`))
  const [first] = active
  if (!first) {
    const title = 'You are taking a break'
    return { summary: title, card: card({ spoken: spoken(resting.map(({ sentence }) => sentence).join(' ')), body: [heading(title), ...breaks], actions: [...resting.slice(0, 3).map(({ id, program }) => press(resting.length === 1 ? 'Come back now' : `Back to ${program}`, 'enrolment.resume', { enrolmentId: id })), askFor('help'), open] }) }
  }
  const title = active.length === 1 ? `Take a break from ${first.program}` : 'Take a break'
  const what = 'Until the day you choose you are asked for nothing. Others read that you are away, never why. It ends by itself, and you can come back at any time.'
  const which = choiceInput({ id: 'enrolmentId', label: 'From', style: 'compact', placeholder: 'Choose a program', choices: active.map(({ id, program }) => ({ title: program, value: id })), value: first.id })
  const lastDay = active.map(({ endsOn }) => endsOn).sort().at(-1) ?? ''
  const until = dateInput({ id: 'untilOn', label: 'Until', min: tomorrow(context.now(), reader), max: lastDay, missing: 'Choose a day from tomorrow to the last day of the program.', value: told.untilOn })
  return {
    summary: title,
    card: card({
      spoken: spoken(`${title}. ${what}`),
      body: [heading(plain(title)), ...(told.problem ? [line(told.problem, { strong: true })] : []), line(what), ...breaks, ...(active.length > 1 ? [which] : []), until],
      actions: [press('Take a break', 'enrolment.pause', active.length === 1 ? { enrolmentId: first.id } : {}), askFor('help'), open],
    }),
  }
}

async function takeBreak(context: Context, { personId, data }: CardAction): Promise<CardMessage> {
  const untilOn = typeof data['untilOn'] === 'string' ? data['untilOn'] : ''
  const input = z.object({ enrolmentId: z.uuid(), untilOn: z.iso.date() }).safeParse(data)
  if (!input.success) return pauseCard(context, personId, { problem: 'Choose a day from tomorrow to the last day of the program.' })
  try {
    await pauseEnrolment(context, personId, input.data.enrolmentId, input.data.untilOn)
  } catch (error) {
    // The card stays, with what was typed and the sentence that says what to change.
    if (error instanceof AppError) return pauseCard(context, personId, { problem: error.message, untilOn })
    throw error
  }
  return pauseCard(context, personId)
}

async function comeBack(context: Context, { personId, data }: CardAction): Promise<CardMessage> {
  const enrolmentId = z.uuid().safeParse(data['enrolmentId'])
  if (enrolmentId.success) await resumeEnrolment(context, personId, enrolmentId.data)
  return pauseCard(context, personId)
}
