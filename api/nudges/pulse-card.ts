import type { CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, plain, press } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { momentWords, type Reader } from '../scheduling/notice-cards.ts'
import type { Pulse } from './contract.ts'
import { quietActions } from './nudge-cards.ts'
import { type Question, questions } from './pulse-words.ts'
import { pulseOpen } from './timing.ts'

type Doors = Pick<Context, 'config' | 'now'>

/** How somebody goes through the questions: those that are open, or all of them again from one on. */
export type Walk = { from: Question | null }

/** One question of the pulse, or what was said. */
export function pulseCard(context: Doors, pulse: Pulse, walk: Walk, reader: Reader): CardMessage {
  const about = { circleId: pulse.circleId, number: pulse.number }
  if (walk.from === 'help' && helpUntil(context, pulse) !== null) return askCard(context, pulse, { about, question: 'help', again: true })
  const question = pulse.changeableUntilAt !== null && (walk.from !== null || pulse.state === 'open') ? (walk.from ?? questions.find((name) => pulse[name].answer === null) ?? null) : null
  return question === null ? saidCard(context, pulse, about, reader) : askCard(context, pulse, { about, question, again: walk.from !== null })
}

/** Until when help can be asked for once the other answers are final; null where that is over as well. */
function helpUntil({ now }: Doors, { endAt }: Pulse): number | null {
  return endAt + pulseOpen > now() ? endAt + pulseOpen : null
}

type About = { circleId: string; number: number }

function askCard(context: Doors, pulse: Pulse, { about, question, again }: { about: About; question: Question; again: boolean }): CardMessage {
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

function saidCard(context: Doors, pulse: Pulse, about: About, reader: Reader): CardMessage {
  const until = pulse.changeableUntilAt
  const answers = questions.flatMap((name) => {
    const { text, choices, answer } = pulse[name]
    const said = choices.find((choice) => choice.value === answer)?.text
    return said === undefined ? [] : [`${text} ${said}`]
  })
  const title = answers.length > 0 ? 'Thank you' : 'Left out, and that is fine'
  const help = helpUntil(context, pulse)
  const text = until !== null ? `You can ${answers.length > 0 ? 'change it' : 'still answer'} until ${momentWords(until, reader)}.` : closedWords(help === null ? null : momentWords(help, reader))
  const again = answers.length > 0 ? 'Change my answers' : 'Answer after all'
  return {
    summary: `Session ${pulse.number}: ${title}`,
    card: card({
      spoken: `${title}. ${text}`,
      refresh: { verb: 'pulse.show', data: about },
      body: [heading(title), ...answers.map((answer) => line(answer)), line(text), line(pulse.help.answer !== null && pulse.help.answer !== 'no' ? 'The organizer reads your wish for help with your name, and nothing else.' : 'Nobody sees your answers. The organizer sees totals of five or more people.', { subtle: true })],
      actions: [...(until !== null ? [press(again, 'pulse.show', { ...about, again: true })] : help !== null ? [press('Ask for help', 'pulse.show', { ...about, help: true })] : []), openTab(context.config, 'Open your roadmap', `/circle/${pulse.circleId}/roadmap`), ...quietActions(context, 'pulse')],
    }),
  }
}

/** Nobody who wants help is to think that a press which came too late was heard. */
function closedWords(help: string | null): string {
  if (help === null) return 'This is closed now. There is nothing for you to do. If you would like help, write to the organizer.'
  return `This is closed now, except for help: you can ask for it, or take it back, until ${help}.`
}
