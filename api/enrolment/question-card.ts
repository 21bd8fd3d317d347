import type { CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, plain, press, shortened, spoken, textInput } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { momentWords, type Reader } from './card-words.ts'
import type { Approval, Question } from './contract.ts'

/** What an answer was before the card came back, and what is to be changed of it. */
type Typed = { problem?: string; answer?: string | undefined }

/** Brings an approver's question to the person who enrolled; once it is answered, from wherever, it shows the answer. */
export function questionCard(context: Pick<Context, 'config'>, approval: Approval, question: Question, reader: Reader, typed: Typed = {}): CardMessage {
  if (question.answer !== null) return answered(context, approval, question, reader)
  const open = approval.state === 'submitted' || approval.state === 'not-until'
  return open ? unanswered(context, approval, question, reader, typed) : over(context, approval, question)
}

/** Has no refresh, or what somebody types would be lost; it is edited when the question is answered elsewhere. */
function unanswered(context: Pick<Context, 'config'>, approval: Approval, question: Question, reader: Reader, { problem, answer }: Typed): CardMessage {
  const by = shortened(question.by.displayName, 60)
  const title = `${by} has a question before answering`
  return {
    summary: shortened(`${by} asks: ${question.question}`, 80),
    card: card({
      spoken: spoken(`${title}: ${question.question}`),
      body: [
        heading(plain(title)),
        ...(problem === undefined ? [] : [line(plain(problem), { strong: true })]),
        line(`“${plain(question.question)}”`),
        line(plain(`About your request to join ${shortened(approval.cohort.program.name, 60)} · ${momentWords(question.askedAt, reader)}`), { subtle: true }),
        textInput({ id: 'answer', label: 'Your answer', maxLength: 500, missing: 'Write a few words before you send.', value: answer }),
        line('Only those who decide on your request read it.', { subtle: true }),
      ],
      actions: [press('Send answer', 'enrolment.answer', { questionId: question.id }), changeMine(context, approval)],
    }),
  }
}

function answered(context: Pick<Context, 'config'>, approval: Approval, question: Question, reader: Reader): CardMessage {
  const by = shortened(question.by.displayName, 60)
  const title = `You answered ${by}`
  const next = approval.state === 'submitted' ? `${by} has your answer and decides next.` : 'There is nothing more for you to do here.'
  return {
    summary: shortened(title, 80),
    card: card({
      spoken: spoken(`${title}. ${next}`),
      body: [
        heading(plain(title)),
        line(`“${plain(question.question)}”`, { subtle: true }),
        line(`“${plain(question.answer ?? '')}”`),
        line(plain([...(question.answeredAt === null ? [] : [momentWords(question.answeredAt, reader)]), next].join(' · ')), { subtle: true }),
      ],
      actions: [openTab(context.config, 'Open in Crosspath', '/')],
    }),
  }
}

function over(context: Pick<Context, 'config'>, approval: Approval, question: Question): CardMessage {
  const title = `The question of ${shortened(question.by.displayName, 60)} is over`
  const next = approval.state === 'withdrawn' ? 'You have taken your request back, so no answer is needed.' : 'Your request has been decided meanwhile, so no answer is needed.'
  return {
    summary: shortened(title, 80),
    card: card({ spoken: spoken(`${title}. ${next}`), body: [heading(plain(title)), line(`“${plain(question.question)}”`, { subtle: true }), line(next)], actions: [openTab(context.config, 'Open in Crosspath', '/')] }),
  }
}

function changeMine(context: Pick<Context, 'config'>, approval: Approval) {
  return openTab(context.config, 'Change my enrolment', `/enrol/${approval.cohort.id}`)
}
