import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, plain, press } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import type { SessionContent } from '../roadmap/plan/content.ts'
import { momentWords, type Reader } from '../scheduling/notice-cards.ts'
import type { NudgeKind } from './contract.ts'

type Doors = Pick<Context, 'config'>
type Action = NonNullable<IAdaptiveCard['actions']>[number]

/** Behind "…" on every message: where to choose what one gets, and one press to turn this kind off. */
export function quietActions({ config }: Doors, kind: NudgeKind): Action[] {
  return [press('Turn these off', 'nudge.turn-off', { kind }, { secondary: true }), openTab(config, 'Fewer messages', '/settings', { secondary: true })]
}

type Prepared = { nudgeId: string; circle: { id: string; name: string }; program: string; number: number; stage: SessionContent; role: 'mentor' | 'mentee'; startAt: number }

/** On the working day before a session: when it is, and what to bring. */
export function prepareCard(context: Doors, { nudgeId, circle, program, number, stage, role, startAt }: Prepared, reader: Reader): CardMessage {
  const items = stage.preparation[role]
  // Two thoughts are enough on a card; the session shows them all.
  const worth = [...stage.questions.everyone, ...stage.questions[role]].slice(0, 2)
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  const title = `Session ${number}: ${stage.shortTitle}`
  const when = momentWords(startAt, reader)
  const page = `/circle/${circle.id}/roadmap?stage=${number}`
  return {
    summary: `${title}, ${when}`,
    card: card({
      spoken: `${title}, ${when}. About ${minutes} minutes to prepare.`,
      refresh: { verb: 'nudge.show', data: { nudgeId } },
      body: [
        heading(plain(title)),
        line(`${when} · ${plain(program)}`),
        line(`About ${minutes} minutes to prepare`, { strong: true }),
        ...items.map((item) => line(`${item.minutes} min: ${plain(item.text)}`)),
        ...(worth.length === 0 ? [] : [line(`Worth a thought: ${worth.map(plain).join(' ')}`)]),
        line(plain(circle.name), { subtle: true }),
      ],
      actions: [openTab(context.config, 'Prepare', page), openTab(context.config, "I can't make it", `${page}&move=yes`), ...quietActions(context, 'prepare')],
    }),
  }
}

/** What a card about a session says once there is nothing left to do with it. */
export function overCard(context: Doors, { circleId, title, text }: { circleId: string; title: string; text: string }): CardMessage {
  return { summary: title, card: card({ spoken: `${title}. ${text}`, body: [heading(title), line(text)], actions: [openTab(context.config, 'Open your roadmap', `/circle/${circleId}/roadmap`)] }) }
}

/** What an old card says once its receiver has nothing to do with its circle or cohort any more. */
export function goneCard(context: Doors): CardMessage {
  const title = 'This is over'
  const text = 'What this message was about has changed since it came. There is nothing for you to do.'
  return { summary: title, card: card({ spoken: `${title}. ${text}`, body: [heading(title), line(text)], actions: [openTab(context.config, 'Open Crosspath', '/')] }) }
}

export const quietAnswers = {
  'goes-on': { button: 'We carry on', told: 'Good. There is nothing more to do; the organizer does not read your answer.' },
  'hand-over': { button: 'Hand it over', told: 'Thank you for saying so. The organizer reads it from you and looks for somebody with you.' },
  'end-well': { button: 'End it well', told: 'Thank you for saying so. The organizer reads it from you and helps you to end it well.' },
} as const
export type QuietAnswer = keyof typeof quietAnswers

type Quiet = { nudgeId: string; circle: { id: string; name: string }; number: number; plannedAt: number; answer: QuietAnswer | null }

/** One private question to the mentor of a circle that has not met. */
export function quietCard(context: Doors, { nudgeId, circle, number, plannedAt, answer }: Quiet, reader: Reader): CardMessage {
  const title = 'How shall your circle go on?'
  const text = `Session ${number} was planned for ${momentWords(plannedAt, reader)} and has not been closed. If you have met, close it in your roadmap. Plans change; every answer is fine.`
  const told = answer === null ? [] : [line(`Your answer: ${quietAnswers[answer].button}. ${quietAnswers[answer].told}`)]
  const buttons = (Object.keys(quietAnswers) as QuietAnswer[]).filter((key) => key !== answer).map((key) => press(quietAnswers[key].button, 'nudge.answer-quiet', { nudgeId, answer: key }))
  return {
    summary: title,
    card: card({
      spoken: `${title} ${text}`,
      refresh: { verb: 'nudge.show', data: { nudgeId } },
      body: [heading(title), line(text), ...told, { type: 'ActionSet', actions: buttons }, line('Only you were asked. The organizer reads your name only if you hand it over or end it.', { subtle: true }), line(plain(circle.name), { subtle: true })],
      actions: [openTab(context.config, 'Open your roadmap', `/circle/${circle.id}/roadmap?stage=${number}`), ...quietActions(context, 'quiet-circle')],
    }),
  }
}

/** Once a season: whom one talks to of another department. It is answered in Crosspath, where names can be picked; whoever would rather not does nothing. */
export function tiesCard(context: Doors, { nudgeId, program }: { nudgeId: string; program: string }): CardMessage {
  const title = 'Who of another department do you still talk to?'
  return {
    summary: title,
    card: card({
      spoken: `${title} One question about ${program}; answering is up to you.`,
      refresh: { verb: 'nudge.show', data: { nudgeId } },
      body: [
        heading(title),
        line(`Three months have passed since ${plain(program)} began. With whom of another department did you talk about work in the last month? Pick the names; it takes half a minute.`),
        line('Answering is up to you. Nobody reads your answer: it is counted as ties between departments, never of fewer than five people.', { subtle: true }),
      ],
      actions: [openTab(context.config, 'Pick names', '/'), ...quietActions(context, 'kept-ties')],
    }),
  }
}

const listed = 4

/** To the organizer: what is new, each with its reason. */
export function warningCard(context: Doors, { nudgeId, cohort, warnings }: { nudgeId: string; cohort: { id: string; name: string; program: string }; warnings: { circle: string; sentence: string }[] }): CardMessage {
  const title = warnings.length === 0 ? 'All circles go on by themselves' : warnings.length === 1 ? 'One circle to look at' : `${warnings.length} reasons to look at a circle`
  const more = warnings.length - listed
  return {
    summary: `${title} · ${cohort.program}`,
    card: card({
      spoken: `${title} in ${cohort.program}, ${cohort.name}.`,
      refresh: { verb: 'nudge.show', data: { nudgeId } },
      body: [
        heading(title),
        ...warnings.slice(0, listed).map(({ circle, sentence }) => line(`**${plain(circle)}**: ${plain(sentence)}`)),
        ...(more > 0 ? [line(`And ${more} more.`)] : []),
        line(plain(`${cohort.program} · ${cohort.name}`), { subtle: true }),
      ],
      actions: [openTab(context.config, 'See what helps', `/manage/${cohort.id}/repairs`), ...quietActions(context, 'early-warning')],
    }),
  }
}

/** A kind was turned off, or on again, by a press. */
export function turnedCard(context: Doors, kind: NudgeKind, name: string, on: boolean): CardMessage {
  const title = on ? 'These messages come again' : 'These messages are off'
  const text = on ? `You get “${name}” as before.` : `You get no more messages of the kind “${name}”. Everything they would say stands in Crosspath.`
  return {
    summary: title,
    card: card({
      spoken: `${title}. ${text}`,
      body: [heading(title), line(text)],
      actions: [...(on ? [] : [press('Turn them on again', 'nudge.turn-on', { kind })]), openTab(context.config, 'All settings', '/settings')],
    }),
  }
}
