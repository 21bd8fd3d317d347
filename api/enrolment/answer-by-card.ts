import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { z } from 'zod'
import type { CardAction } from '../bot/bot.ts'
import { card, heading, line, openTab } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { answerQuestion } from './ask-about-enrolment.ts'
import { findQuestion } from './asks-store.ts'
import type { Reader } from './card-words.ts'
import { type Approval, answerQuestion as answerEndpoint, type Question } from './contract.ts'
import { lookAsOwner } from './look-at-approval.ts'
import { questionCard } from './question-card.ts'
import { findEnrolment } from './store.ts'

type Asked = { approval: Approval; question: Question; reader: Reader }

/** Wires the buttons of the card that brings an approver's question to the person who enrolled. */
export function registerQuestionCards(context: Context): void {
  context.bot.onCardAction('enrolment.show-question', (action) => show(context, action))
  context.bot.onCardAction('enrolment.answer', async (action) => {
    const asked = await findAsked(context, action)
    if (!asked || asked.question.answer !== null || asked.approval.state !== 'submitted') return show(context, action)
    const input = answerEndpoint.input.safeParse({ answer: action.data['answer'] })
    if (input.success) {
      await answerQuestion(context, action.personId, asked.approval.enrolmentId, input.data.answer)
      return show(context, action)
    }
    const answer = typeof action.data['answer'] === 'string' ? action.data['answer'] : ''
    return questionCard(context, asked.approval, asked.question, asked.reader, { problem: 'An answer has up to 500 letters. Write a few words before you send.', answer }).card
  })
}

async function show(context: Context, action: CardAction): Promise<IAdaptiveCard> {
  const asked = await findAsked(context, action)
  return asked ? questionCard(context, asked.approval, asked.question, asked.reader).card : nothingHere(context)
}

/** A question to the person who pressed; null for anybody else's. */
async function findAsked(context: Context, action: CardAction): Promise<Asked | null> {
  const questionId = z.uuid().safeParse(action.data['questionId'])
  const kept = questionId.success ? await findQuestion(context.db, questionId.data) : null
  const record = kept ? await findEnrolment(context.db, kept.enrolmentId) : null
  if (!kept || record?.personId !== action.personId) return null
  const { approval, reader } = await lookAsOwner(context, record)
  const question = approval?.questions.find((entry) => entry.id === kept.id)
  return approval && question ? { approval, question, reader } : null
}

function nothingHere(context: Context): IAdaptiveCard {
  const words = 'There is no question for you here any more. Crosspath says where your request stands.'
  return card({ spoken: words, body: [heading('Nothing to do here'), line(words)], actions: [openTab(context.config, 'Open in Crosspath', '/')] })
}
