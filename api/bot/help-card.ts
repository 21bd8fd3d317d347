import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { Config } from '../config.ts'
import { card, heading, line, openTab, plain, press } from './card-parts.ts'
import type { BotWord } from './words.ts'

type Action = NonNullable<IAdaptiveCard['actions']>[number]

const titles: Record<BotWord, string> = { help: 'What else', 'my circle': 'My circle', 'next session': 'Next session', approvals: 'Approvals', pause: 'Take a break' }

/** A button that answers as if its word had been written. */
export function askFor(word: BotWord): Action {
  return press(titles[word], 'bot.word', { word })
}

const openings = {
  new: { title: 'Crosspath is here', text: 'This is where approvals reach you, and news of your mentoring circle. Until then there is nothing to do.' },
  asked: { title: 'What I can do for you', text: 'Press a button, or write its words. Approvals and news of your circle come here by themselves.' },
  'not understood': { title: 'I cannot help with that', text: 'I know a few words only, and I do not chat. What you wrote was not kept. This is what I can do:' },
}

/** What the bot can do, as buttons. */
export function helpCard(config: Pick<Config, 'teamsAppId'>, why: keyof typeof openings): { card: IAdaptiveCard; summary: string } {
  const { title, text } = openings[why]
  return {
    summary: title,
    card: card({
      spoken: `${title}. ${text} I can show your circle, your next session and the approvals that wait for you, and help you take a break.`,
      body: [heading(title), line(text)],
      actions: [askFor('my circle'), askFor('next session'), askFor('approvals'), askFor('pause'), openTab(config, 'Open Crosspath', '/')],
    }),
  }
}

/** One sentence, and the ways on. */
export function noteCard(config: Pick<Config, 'teamsAppId'>, sentence: string): { card: IAdaptiveCard; summary: string } {
  return { summary: sentence, card: card({ spoken: sentence, body: [line(plain(sentence))], actions: [askFor('help'), openTab(config, 'Open Crosspath', '/')] }) }
}
