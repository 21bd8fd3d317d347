import type { Chats } from '../connector/chats.ts'
import type { Tenant } from '../tenant.ts'
import type { Step, StepId } from './wire.ts'

export type Story = {
  steps(): Step[]
  /** Somebody opened the app. */
  noteOpened(personId: string): void
}

/** What is kept of the story: how many series were booked, who has opened the app since the first, and whose cards showed what else was tried. */
type KeptStory = { arrived: boolean; compared: boolean; booked: number; openedSince: Set<string>; seen?: Map<StepId, string> }

type Trial = { id: StepId; shows: RegExp; line: (name: string) => string }

/** A manager is asked; a mentor, who asks nobody, gets a card as well. */
const asked: Trial = { id: 'enrol', shows: /"enrolment\.decide"/, line: (name) => `A card is in ${name}’s chat.` }

/** What else can be tried: the words on a card by which it is known, and what is said then of the person in whose chat it stands. */
const trials: readonly Trial[] = [
  { id: 'decline', shows: /"Declined by/, line: (name) => `${name} sees a no on the card.` },
  { id: 'delegate', shows: /handed this to you/, line: (name) => `${name} was handed a request.` },
  { id: 'escalation', shows: /has not answered yet, so you are asked/, line: (name) => `${name} is asked too, as nobody had answered.` },
  { id: 'nudge', shows: /"nudge\.show"/, line: (name) => `${name} has a reminder in the chat.` },
  { id: 'pulse', shows: /"pulse\.show"/, line: (name) => `${name} was asked how a session went.` },
  { id: 'repair', shows: /"(A circle gets another mentor|Two circles become one|A new circle begins|Your circle changes|Your circle ends well)"/, line: (name) => `${name} reads what becomes of the circle.` },
]

/**
 * How far the story has come, told only from what Microsoft's side can see: requests, chats and calendars. The stand-in knows
 * nothing of cohorts or circles, so each step is judged by the trace it leaves.
 */
export function followStory(tenant: Tenant, chats: Chats): Story {
  const kept = tenant.memory.part('story', (): KeptStory => ({ arrived, compared, booked, openedSince, seen }))
  let arrived = kept?.arrived ?? false
  let compared = kept?.compared ?? false
  let booked = kept?.booked ?? 0
  const openedSince = kept?.openedSince ?? new Set<string>()
  const seen = kept?.seen ?? new Map<StepId, string>()

  // A card is drawn anew when things go on, so each is read as it comes.
  function readCards(personId: string, cards: readonly unknown[]): void {
    if (seen.size > trials.length || cards.length === 0) return
    const words = JSON.stringify(cards)
    for (const { id, shows } of [asked, ...trials]) {
      if (seen.has(id) || !shows.test(words)) continue
      seen.set(id, personId)
      tenant.memory.changed()
    }
  }
  const { append, edit, show } = chats
  chats.append = (chat, author, content) => {
    if (author === 'app') readCards(chat.personId, content.cards)
    return append(chat, author, content)
  }
  chats.edit = (chat, messageId, content) => {
    readCards(chat.personId, content.cards)
    return edit(chat, messageId, content)
  }
  chats.show = (chat, message, cards) => {
    readCards(chat.personId, cards)
    show(chat, message, cards)
  }

  // The tenant keeps the latest requests only; a step that was taken must stay taken, so each request is looked at as it comes.
  const record = tenant.record
  tenant.record = (entry) => {
    record(entry)
    if (entry.service !== 'graph') return
    const before = `${arrived} ${compared} ${booked}`
    if (entry.method === 'GET' && entry.status === 200 && entry.path.includes('/users/delta')) arrived = true
    if (entry.method === 'POST' && entry.status === 200 && /\/getSchedule$/i.test(entry.path)) compared = true
    if (entry.method === 'POST' && entry.status === 201 && /\/events$/.test(entry.path)) booked += 1
    if (before !== `${arrived} ${compared} ${booked}`) tenant.memory.changed()
  }

  return {
    noteOpened(personId) {
      if (booked === 0) return
      openedSince.add(personId)
      tenant.memory.changed()
    },
    steps() {
      const nameOf = (personId: string): string => tenant.people.get(personId)?.displayName ?? 'Somebody'
      const stepOf = ({ id, line }: Trial): Step => {
        const personId = seen.get(id)
        return { id, done: personId !== undefined, line: personId === undefined ? null : line(nameOf(personId)) }
      }
      const messages = chats.all().flatMap((chat) => chat.messages.map((message) => ({ personId: chat.personId, message })))
      const decidedBy = chats.presses.find((press) => press.trigger === 'manual' && press.statusCode === 200)?.personId ?? messages.find(({ message }) => message.editedAt !== null)?.personId
      const returned = [...openedSince].at(0)
      return [
        { id: 'org-chart', done: arrived, line: arrived ? 'People, managers and skills have arrived.' : null },
        stepOf(asked),
        { id: 'approve', done: decidedBy !== undefined, line: decidedBy ? `${nameOf(decidedBy)} has answered.` : null },
        { id: 'match', done: compared, line: compared ? 'Circles are formed and their calendars compared.' : null },
        { id: 'book', done: booked > 0, line: booked > 0 ? `${booked} series ${booked === 1 ? 'stands' : 'stand'} in the calendars of ${booked === 1 ? 'its' : 'their'} members.` : null },
        { id: 'roadmap', done: returned !== undefined, line: returned ? `${nameOf(returned)} has come back to the app.` : null },
        ...trials.map(stepOf),
      ]
    },
  }
}
