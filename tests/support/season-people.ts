import type { Random } from '#scripts/tenant/cast/random.ts'
import type { Card, ChatMessage } from '#scripts/tenant/connector/chats.ts'
import type { SeasonCompany } from './season-company.ts'
import type { SeasonWorld } from './season-world.ts'

type Button = { type: string; title: string; verb?: string; data?: Record<string, unknown> }
type Press = { personId: string; messageId: string; card: Card }

/** People who look at their messages at the same time. */
const readersAtOnce = 10

/** What somebody does with the request of one person, drawn once for each. */
type Temper = 'yes' | 'no' | 'later' | 'asks' | 'hands-on' | 'when-reminded' | 'never'
const tempers: [Temper, number][] = [['yes', 70], ['no', 6], ['later', 5], ['asks', 5], ['hands-on', 4], ['when-reminded', 6], ['never', 4]]

/**
 * The people of a company as they meet their cards: each new message is looked at once, and pressed or left. Nobody looks behind the cards:
 * what they can do is what the buttons offer. `errors` holds what anybody was told went wrong.
 */
export function createSeasonPeople(world: SeasonWorld, company: SeasonCompany, random: Random) {
  const { connector, running } = world
  const seen = new Set<string>()
  const temperOf = new Map<string, Temper>()
  const errors: string[] = []
  const old: Press[] = []
  let presses = 0

  async function press(where: Omit<Press, 'card'>, button: Button, inputs: Record<string, unknown> = {}): Promise<Card | null> {
    presses += 1
    const outcome = await connector.bot.press(where.personId, where.messageId, { ...button, data: { ...button.data, ...inputs } }, 'manual')
    if (outcome.kind === 'card') return outcome.cards[0] ?? null
    errors.push(`${button.verb ?? button.title}: ${outcome.kind === 'error' ? outcome.text : 'no card came back'}`)
    return null
  }

  async function answerRequest(where: Press, approve: Button): Promise<void> {
    const { enrolmentId } = approve.data ?? {}
    const id = String(enrolmentId)
    const temper = temperOf.get(id) ?? draw(random, tempers)
    const isFirst = !temperOf.has(id)
    temperOf.set(id, temper)
    old.push(where)
    const then = async (verb: string, inputs: Record<string, unknown>) => {
      const opener = buttonsOf(where.card).find((button) => button.verb === verb)
      const form = opener ? await press(where, opener) : null
      const send = form ? buttonsOf(form).find((button) => button.verb && !['enrolment.show'].includes(button.verb)) : undefined
      if (send) await press(where, send, inputs)
    }
    if (company.silent === where.personId) return
    if (temper === 'never') return
    if (temper === 'when-reminded' && isFirst) return
    if (temper === 'no') return then('enrolment.ask-reason', { reason: '', words: random.chance(0.5) ? 'There is too much to do until summer.' : '' })
    if (temper === 'later' && isFirst) return then('enrolment.ask-day', { untilOn: running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: random.integer(3, 12) }).toString(), words: '' })
    if (temper === 'asks' && isFirst) return then('enrolment.ask-words', { question: 'Which weekday would suit you?' })
    if (temper === 'hands-on' && isFirst) {
      const opener = buttonsOf(where.card).find((button) => button.verb === 'enrolment.ask-delegate')
      const form = opener ? await press(where, opener) : null
      const [choice] = form ? choicesOf(form) : []
      const send = form ? buttonsOf(form).find((button) => button.verb === 'enrolment.delegate') : undefined
      if (send && choice) await press(where, send, { personId: choice })
      return
    }
    await press(where, approve)
    if (random.chance(0.05)) await press(where, approve)
  }

  async function answerPulse(where: Press): Promise<void> {
    let card: Card | null = where.card
    const patience = random.chance(0.25) ? (random.chance(0.3) ? 3 : 1) : 0
    for (let at = 0; at < patience && card; at += 1) {
      const choices = buttonsOf(card).filter((button) => button.verb === 'pulse.answer')
      const choice = choices[random.integer(0, Math.max(0, choices.length - 1))]
      if (!choice) return
      card = await press(where, choice)
    }
  }

  async function meet(personId: string, message: ChatMessage): Promise<void> {
    const [card] = message.content.cards
    if (!card) return
    const where = { personId, messageId: message.id, card }
    const buttons = buttonsOf(card)
    const approve = buttons.find((button) => button.verb === 'enrolment.decide' && button.data?.['decision'] === 'approve')
    if (approve) return answerRequest(where, approve)
    const answer = buttons.find((button) => button.verb === 'enrolment.answer')
    if (answer) {
      await press(where, answer, { answer: 'Wednesdays are best.' })
      return
    }
    if (buttons.some((button) => button.verb === 'pulse.answer')) return answerPulse(where)
    const quiet = buttons.find((button) => button.verb === 'nudge.answer-quiet')
    if (quiet) await press(where, quiet)
  }

  return {
    errors,
    presses: () => presses,
    /** Everybody reads what is new in their chat, and does with it what they do. */
    async readAndAnswer(): Promise<void> {
      const fresh = connector.chats.all().flatMap((chat) => chat.messages.filter((message) => message.author === 'app' && !seen.has(`${chat.personId} ${message.id}`)).map((message) => ({ personId: chat.personId, message })))
      for (const { personId, message } of fresh) seen.add(`${personId} ${message.id}`)
      const reader = async () => {
        for (let next = fresh.shift(); next !== undefined; next = fresh.shift()) await meet(next.personId, next.message)
      }
      await Promise.all(Array.from({ length: readersAtOnce }, reader))
    },
    /** Somebody scrolls up and presses every button of cards from long ago, as they were first drawn. */
    async pressOldCards(count: number): Promise<void> {
      for (const where of old.slice(0, count)) for (const button of buttonsOf(where.card).filter(({ type }) => type === 'Action.Execute')) await press(where, button)
    },
  }
}

function draw<Value>(random: Random, shares: [Value, number][]): Value {
  let left = random.integer(1, shares.reduce((sum, [, share]) => sum + share, 0))
  for (const [value, share] of shares) {
    left -= share
    if (left <= 0) return value
  }
  throw new Error('The shares are whole numbers above zero.')
}

/** Every button of a card, those within its body too. */
function buttonsOf(card: Card): Button[] {
  const found: Button[] = []
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk)
    else if (typeof part === 'object' && part !== null) {
      if ('type' in part && typeof part.type === 'string' && part.type.startsWith('Action.')) found.push(part as Button)
      else Object.values(part).forEach(walk)
    }
  }
  walk(card['body'])
  walk(card['actions'])
  return found
}

/** What a form's list offers. */
function choicesOf(card: Card): string[] {
  const body = Array.isArray(card['body']) ? (card['body'] as { type?: unknown; choices?: { value: string }[] }[]) : []
  return body.find((part) => part.type === 'Input.ChoiceSet')?.choices?.map(({ value }) => value) ?? []
}
