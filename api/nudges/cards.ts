import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { z } from 'zod'
import type { CardAction } from '../bot/bot.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { getPerson } from '../people/get-person.ts'
import { answerPulse, getPulse } from './answer-pulse.ts'
import { Help, NextStep, NudgeKind, type Pulse, type PulseInput, Worth } from './contract.ts'
import { drawNudge, getReader } from './draw-nudge.ts'
import { kindWords, turnNudges } from './my-nudges.ts'
import { goneCard, type QuietAnswer, quietAnswers, turnedCard } from './nudge-cards.ts'
import { pulseCard, type Walk } from './pulse-card.ts'
import { questions } from './pulse-words.ts'
import { findNudge, hasPulseNudge, type NudgeRecord, saveAnswer } from './store.ts'
import { passHelp, raiseWarning } from './warning-store.ts'

const Session = z.object({ circleId: z.uuid(), number: z.int().min(1).max(12) })
const Shown = Session.extend({ again: z.boolean().optional(), help: z.boolean().optional() })
const again = { again: z.boolean() }
const Answered = z.discriminatedUnion('question', [
  Session.extend({ question: z.literal('worth'), value: Worth, ...again }),
  Session.extend({ question: z.literal('nextStep'), value: NextStep, ...again }),
  Session.extend({ question: z.literal('help'), value: Help, ...again }),
])
const Kind = z.object({ kind: NudgeKind })
const Nudged = z.object({ nudgeId: z.uuid() })
const QuietAnswered = Nudged.extend({ answer: z.enum(Object.keys(quietAnswers) as [QuietAnswer, ...QuietAnswer[]]) })

/** What the buttons of nudges do. Every press is answered with the card as it stands now, however old the one that was pressed. */
export function registerNudgeCards(context: Context): void {
  const { bot } = context
  bot.onCardAction('pulse.show', (action) => {
    const { again, help, ...session } = read(Shown, action)
    return unlessOver(context, wasAsked(context, action, session), () => showPulse(context, action, session, { from: help ? 'help' : again ? 'worth' : null }))
  })
  bot.onCardAction('pulse.answer', (action) => answer(context, action))
  bot.onCardAction('pulse.skip', async (action) => {
    const session = read(Session, action)
    return unlessOver(context, wasAsked(context, action, session), async () => {
      return showPulse(context, action, session, { from: null }, await keep(context, action, session, { skip: true }))
    })
  })
  bot.onCardAction('nudge.show', async (action) => {
    const nudge = await findMine(context, action, read(Nudged, action).nudgeId)
    return unlessOver(context, always, async () => (await drawNudge(context, nudge)).card)
  })
  bot.onCardAction('nudge.answer-quiet', async (action) => {
    const { nudgeId, answer } = read(QuietAnswered, action)
    const nudge = await findMine(context, action, nudgeId)
    return unlessOver(context, always, async () => {
      await answerQuiet(context, nudge, answer)
      return (await drawNudge(context, { ...nudge, answer })).card
    })
  })
  for (const on of [false, true]) {
    bot.onCardAction(on ? 'nudge.turn-on' : 'nudge.turn-off', async (action) => {
      const { kind } = read(Kind, action)
      await getReader(context, action.personId)
      await turnNudges(context, action.personId, kind, on)
      return turnedCard(context, kind, kindWords[kind].name, on).card
    })
  }
}

function read<Shape extends z.ZodType>(shape: Shape, action: CardAction): z.output<Shape> {
  const found = shape.safeParse(action.data)
  if (!found.success) throw new AppError('invalid_input', 'This card is not complete. Open Crosspath to go on.')
  return found.data
}

/**
 * A circle that ended, was merged or was left is no fault of whoever presses an old card about it: the card says that it is over. Whoever was
 * never asked hears what everybody hears of circles that are not theirs.
 */
async function unlessOver(context: Context, mine: () => Promise<boolean>, draw: () => Promise<IAdaptiveCard>): Promise<IAdaptiveCard> {
  try {
    return await draw()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found' || !(await mine())) throw error
    return goneCard(context).card
  }
}

const always = (): Promise<boolean> => Promise.resolve(true)

function wasAsked({ db }: Context, { personId }: CardAction, session: { circleId: string; number: number }): () => Promise<boolean> {
  return () => hasPulseNudge(db, { ...session, personId })
}

async function answer(context: Context, action: CardAction): Promise<IAdaptiveCard> {
  const { question, value, again, ...session } = read(Answered, action)
  return unlessOver(context, wasAsked(context, action, session), async () => {
    const pulse = await keep(context, action, session, { [question]: value })
    // Whoever changes answers goes through all of them, everybody else through what is open.
    return showPulse(context, action, session, { from: again ? (questions[questions.indexOf(question) + 1] ?? null) : null }, pulse)
  })
}

/** The pulse as it then is. A press that comes too late keeps nothing, and the card that comes back says so. */
async function keep(context: Context, { personId }: CardAction, session: { circleId: string; number: number }, input: PulseInput): Promise<Pulse | null> {
  try {
    return await answerPulse(context, personId, session, input)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'session_wrong_state') throw error
    return null
  }
}

async function showPulse(context: Context, { personId }: CardAction, session: { circleId: string; number: number }, walk: Walk, known: Pulse | null = null): Promise<IAdaptiveCard> {
  const [pulse, reader] = await Promise.all([known ?? getPulse(context, personId, session), getReader(context, personId)])
  return pulseCard(context, pulse, walk, reader).card
}

async function findMine(context: Context, { personId }: CardAction, nudgeId: string): Promise<NudgeRecord> {
  const nudge = await findNudge(context.db, nudgeId)
  if (nudge?.personId !== personId) throw new AppError('not_found', 'This message was for somebody else.')
  return nudge
}

/** The organizer hears of it where the mentor wants something of them, and by their name. */
async function answerQuiet(context: Context, nudge: NudgeRecord, answer: QuietAnswer): Promise<void> {
  const { circleId, number, personId } = nudge
  if (nudge.kind !== 'quiet-circle' || circleId === null || number === null) throw new AppError('not_found', 'This question is over.')
  await getMyCircle(context, personId, circleId)
  const { displayName } = await getPerson(context, personId)
  const now = context.now()
  await context.db.transaction().execute(async (trx) => {
    await saveAnswer(trx, nudge.id, answer, now)
    if (answer === 'goes-on') return passHelp(trx, { circleId, number, personId }, now)
    const sentence = answer === 'hand-over' ? `${displayName} asks that somebody else takes the circle over.` : `${displayName} asks for help with ending the circle well.`
    await raiseWarning(trx, { id: context.newId(), circleId, rule: 'help-asked', number, personId, sentence, raisedAt: now }, { again: true })
  })
}
