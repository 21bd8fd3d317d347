import type { CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, plain, press } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { momentWords, type Reader } from '../scheduling/notice-cards.ts'
import type { Pulse } from './contract.ts'
import { quietActions } from './nudge-cards.ts'
import { type Question, questions } from './pulse-words.ts'

/** How somebody goes through the questions: those that are open, or all of them again from one on. */
export type Walk = { from: Question | null }

/** One question of the pulse, or what was said. */
export function pulseCard(context: Pick<Context, 'config'>, pulse: Pulse, walk: Walk, reader: Reader): CardMessage {
  const about = { circleId: pulse.circleId, number: pulse.number }
  const question = pulse.changeableUntilAt !== null && (walk.from !== null || pulse.state === 'open') ? (walk.from ?? questions.find((name) => pulse[name].answer === null) ?? null) : null
  return question === null ? saidCard(context, pulse, about, reader) : askCard(context, pulse, { about, question, again: walk.from !== null })
}

type About = { circleId: string; number: number }

function askCard(context: Pick<Context, 'config'>, pulse: Pulse, { about, question, again }: { about: About; question: Question; again: boolean }): CardMessage {
  const { text, choices, whoSees, answer } = pulse[question]
  const title = `Session ${pulse.number}: how was it?`
  const place = `${questions.indexOf(question) + 1} of ${questions.length}`
  const said = choices.find((choice) => choice.value === answer)?.text
  return {
    summary: title,
    card: card({
      spoken: `${title} ${text}`,
      refresh: { verb: 'pulse.show', data: about },
      body: [
        heading(title),
        line(`${place} · ${text}`),
        { type: 'ActionSet', actions: choices.map((choice) => press(choice.text, 'pulse.answer', { ...about, question, value: choice.value, again })) },
        ...(said === undefined ? [] : [line(`So far: ${said}.`, { subtle: true })]),
        line(whoSees, { subtle: true }),
        line(plain(`${pulse.program} · ${pulse.circle}`), { subtle: true }),
      ],
      actions: [press('Skip', 'pulse.skip', about), ...quietActions(context, 'pulse')],
    }),
  }
}

function saidCard(context: Pick<Context, 'config'>, pulse: Pulse, about: About, reader: Reader): CardMessage {
  const until = pulse.changeableUntilAt
  const answers = questions.flatMap((name) => {
    const { text, choices, answer } = pulse[name]
    const said = choices.find((choice) => choice.value === answer)?.text
    return said === undefined ? [] : [`${text} ${said}`]
  })
  const title = answers.length > 0 ? 'Thank you' : 'Left out, and that is fine'
  const text = until !== null ? `You can ${answers.length > 0 ? 'change it' : 'still answer'} until ${momentWords(until, reader)}.` : 'This is closed now. There is nothing for you to do.'
  const again = answers.length > 0 ? 'Change my answers' : 'Answer after all'
  return {
    summary: `Session ${pulse.number}: ${title}`,
    card: card({
      spoken: `${title}. ${text}`,
      refresh: { verb: 'pulse.show', data: about },
      body: [heading(title), ...answers.map((answer) => line(answer)), line(text), line(pulse.help.answer !== null && pulse.help.answer !== 'no' ? 'The organizer reads your wish for help with your name, and nothing else.' : 'Nobody sees your answers. The organizer sees totals of five or more people.', { subtle: true })],
      actions: [...(until !== null ? [press(again, 'pulse.show', { ...about, again: true })] : []), openTab(context.config, 'Open your roadmap', `/circle/${pulse.circleId}/roadmap`), ...quietActions(context, 'pulse')],
    }),
  }
}
