import type { Config } from '../config.ts'
import { putInFeed } from '../graph/activity-feed.ts'
import type { Graph } from '../graph/client.ts'
import { Hopeless } from '../graph/failures.ts'
import { sendMail } from '../graph/mail.ts'
import type { Db } from '../store/open.ts'
import type { Bot, CardMessage, SentCard } from './bot.ts'
import { tabLink } from './card-parts.ts'
import { refusalStatus, sendToPerson } from './conversations.ts'

/** card: in the chat with the bot · feed: Teams' activity feed · mail · tab: none of these, it only stands in their tab. */
export type Way = 'card' | 'feed' | 'mail' | 'tab'
/** A way that was tried and refused. `problem`: what is in the way, in a plain sentence for the organizer. */
export type Attempt = { way: string; problem: string }
export type Reached = { way: Way; sent: SentCard | null; attempts: Attempt[] }

/** The same news for every way; `path` is a page of the tab. */
export type News = {
  card: CardMessage
  /** `activityType` is one that manifest.json declares. */
  feed: { activityType: string; text: string; path: string }
  mail: { subject: string; lines: string[]; path: string; button: string }
}

type Doors = { config: Config; db: Db; graph: Graph; bot: Bot; now: () => number }

/** Something that will pass came between. `attempts`: what was refused before it, to be kept for the repetition. */
export class NotYetReached extends Error {
  readonly attempts: Attempt[]
  constructor(cause: unknown, attempts: Attempt[]) {
    super(reasonOf(cause), { cause })
    this.attempts = attempts
  }
}

/**
 * Brings news to a person: by a card in Teams, else by a line in their activity feed, else by mail, each tried once; whom nothing
 * reaches finds it in their tab.
 * @param tried ways that refused at an earlier call; they are not tried again.
 * @param options `givenUp`: it has been tried for so long that what would pass counts as a refusal too.
 * @throws NotYetReached when a way answers with what will pass (throttling, an outage, a broken line, a token that ran out): repeat it with its attempts.
 */
export async function reachPerson(doors: Doors, personId: string, news: News, tried: readonly Attempt[] = [], { givenUp = false }: { givenUp?: boolean } = {}): Promise<Reached> {
  const attempts = [...tried]
  for (const { way, send } of waysTo(doors, personId, news)) {
    if (attempts.some((attempt) => attempt.way === way)) continue
    try {
      return { way, sent: await send(), attempts }
    } catch (error) {
      if (mayPass(error) && !givenUp) throw new NotYetReached(error, attempts)
      attempts.push({ way, problem: problemOf(error, way) })
    }
  }
  return { way: 'tab', sent: null, attempts }
}

type Sending = { way: Exclude<Way, 'tab'>; send: () => Promise<SentCard | null> }

function waysTo(doors: Doors, personId: string, { card, feed, mail }: News): Sending[] {
  return [
    { way: 'card', send: () => sendToPerson(doors, personId, card) },
    {
      way: 'feed',
      async send() {
        await putInFeed(doors.graph, personId, { activityType: feed.activityType, text: feed.text, link: tabLink(doors.config, feed.path) })
        return null
      },
    },
    {
      way: 'mail',
      async send() {
        if (doors.config.mailSender === null) throw new Hopeless('No mailbox is named from which Crosspath may send mail (MAIL_SENDER).')
        await sendMail(doors.graph, doors.config.mailSender, personId, { subject: mail.subject, lines: mail.lines, button: mail.button, link: tabLink(doors.config, mail.path) })
        return null
      },
    },
  ]
}

/** Whether trying again later can help: throttling, a token that ran out, a fault at Microsoft's side or a broken line; not a refusal. */
export function mayPass(error: unknown): boolean {
  if (error instanceof Hopeless) return false
  const status = refusalStatus(error)
  // What broke off bears the status with which it had begun.
  return status === null || status < 300 || [401, 408, 429].includes(status) || status >= 500
}

const refusals: Record<Sending['way'], { 403: string; 404: string; other: string; late: string }> = {
  card: {
    403: 'Teams does not let Crosspath write to them: they have no Teams licence, or the app is blocked for them.',
    404: 'Teams does not know them.',
    other: 'Teams refused the message.',
    late: 'Teams could not be reached for some time.',
  },
  feed: {
    403: 'Teams shows them no activity of Crosspath: the app is not installed for them, or was installed before it asked to do so.',
    404: 'Teams does not know them.',
    other: 'Teams refused the line in their activity.',
    late: 'Teams could not be reached for some time.',
  },
  mail: {
    403: 'Crosspath may not send mail from the mailbox that is named for it.',
    404: 'The mailbox from which Crosspath shall send mail does not exist.',
    other: 'Outlook refused the mail.',
    late: 'Outlook could not be reached for some time.',
  },
}

/** What is in the way, in a sentence for the organizer. */
export function problemOf(error: unknown, way: Sending['way'] = 'card'): string {
  if (error instanceof Hopeless) return error.message
  const words = refusals[way]
  const status = refusalStatus(error)
  if (mayPass(error)) return words.late
  return status === 403 || status === 404 ? words[status] : words.other
}

/** What a fault said of itself, for the log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'Nobody said why.'
}
