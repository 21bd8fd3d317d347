import express from 'express'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { validOnBothClocks } from '../connector/mount.ts'
import type { Connector } from '../connector/mount.ts'
import type { CardAction } from '../connector/deliver.ts'
import type { RunningTenant } from '../running.ts'
import type { Tenant } from '../tenant.ts'
import { nextSession, zoneOfPerson } from './calendar-view.ts'
import { streamChanges } from './changes.ts'
import { chatLines } from './chat-view.ts'
import { inboxRoutes, inboxState, unseenBy } from './inbox-routes.ts'
import { outlookItems } from './outlook-items.ts'
import { outlookRoutes } from './outlook-routes.ts'
import { onlyFromHere, Refusal } from './refusal.ts'
import { followStory } from './story.ts'
import type { ChatView, Company, Offer, PressAnswer, State } from './wire.ts'

/** Something a visitor may set off; `run` tells in one sentence what came of it. */
export type HostAction = Offer & { run(): Promise<string> }

/** Moves the clock by way of what others do meanwhile; `line` says so while it is under way. */
export type ClockMover = { moveTo(to: Temporal.Instant): Promise<void>; line(): string | null }

/** The parts of the running stand-in that the host page needs. */
export type HostHome = Pick<RunningTenant, 'tenant' | 'entra' | 'calendars' | 'installations' | 'staff' | 'mail' | 'notifications' | 'url' | 'caPem'> & { connector: Connector }

export type HostOptions = {
  /** Where the tab lives, e.g. http://localhost:3000/tab; deep links are appended. */
  tabUrl: string
  /** Folder of the built page. */
  dist: string
  /** Where in the tab the steps of the story begin, e.g. { enrol: '/enrol' }; default: its first page. */
  paths?: Company['paths']
  /** Helpers that move the story on. */
  actions: HostAction[]
  /** Failures on request. */
  troubles: HostAction[]
  /** Default: the clock jumps, and nobody does anything on the way. */
  mover?: ClockMover
}

/** Serves the page that poses as Teams and Outlook, and its control API under /host/api. Plain http, for this machine only. */
export function mountHost(app: express.Express, home: HostHome, options: HostOptions): { close(): void } {
  const { tenant, calendars, installations, connector } = home
  const { chats, bot } = connector
  const story = followStory(tenant, chats)
  const mover: ClockMover = options.mover ?? { moveTo: (to) => Promise.resolve(tenant.clock.advance({ milliseconds: to.epochMilliseconds - tenant.clock.now().epochMilliseconds })), line: () => null }
  const changes = streamChanges(tenant, chats, () => inboxState(home), mover.line)
  app.use(onlyFromHere)
  const api = express.Router()
  api.use((request, _response, next) => {
    // A page of another origin can send a form here, but not JSON.
    if (request.method === 'POST' && !request.is('application/json')) throw new Refusal(415, 'The rehearsal takes JSON only.')
    next()
  })
  api.use(express.json())

  api.get('/company', (_request, response) => {
    const company: Company = {
      companyName: tenant.companyName,
      domain: tenant.domain,
      tenantId: tenant.id,
      teamsAppId: tenant.registration.teamsAppId,
      tabUrl: options.tabUrl,
      panelUrl: panelOf(tenant),
      size: tenant.people.size,
      people: [...tenant.people.values()]
        .filter((person) => person.accountEnabled && person.userType === 'Member')
        .map((person) => ({
          id: person.id,
          displayName: person.displayName,
          userPrincipalName: person.userPrincipalName,
          jobTitle: person.jobTitle,
          department: person.department,
          officeLocation: person.officeLocation,
          preferredLanguage: person.preferredLanguage,
          timeZone: person.mailbox?.ianaTimeZone ?? null,
          managerId: person.managerId,
        }))
        .toSorted((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
      featured: tenant.featured,
      paths: options.paths ?? {},
      actions: options.actions.map(offerOf),
      troubles: options.troubles.map(offerOf),
    }
    response.json(company)
  })

  // A page asks about the one it shows also in the moment before it learns that they have left: no error, there is nothing to tell.
  api.get(['/state', '/people/:personId/*about'], (request, response, next) => {
    const id = request.params.personId ?? request.query['person']
    if (typeof id === 'string' && hasLeft(tenant, id)) response.json(null)
    else next()
  })

  api.get('/state', (request, response) => {
    const personId = personOf(request.query['person'])
    const timeZone = zoneOfPerson(tenant, personId)
    const now = tenant.clock.now()
    const session = nextSession(calendars, personId, now)
    const state: State = {
      now: now.toString({ smallestUnit: 'second' }),
      localNow: wallClock(now, timeZone),
      timeZone,
      unread: chats.ofPerson(personId)?.unread ?? 0,
      unseen: unseenBy(home, personId),
      teamsBlock: installations.blockOf(personId),
      living: mover.line(),
      steps: story.steps(),
      nextSession: session && { subject: session.subject, start: wallClock(session.start, timeZone) },
    }
    response.json(state)
  })

  api.get('/people/:personId/chat', (request, response) => {
    const personId = personOf(request.params.personId)
    const chat = chats.ofPerson(personId)
    const view: ChatView = { installed: installations.has(personId), messages: chat ? chatLines(tenant, chat) : [] }
    response.json(view)
  })

  api.post('/people/:personId/chat', async (request, response) => {
    const personId = personOf(request.params.personId)
    const text = (request.body as { text?: unknown } | undefined)?.text
    if (typeof text !== 'string' || text.trim() === '') throw new Refusal(400, 'There is nothing to send.')
    // Writing to an app adds it, as in Teams.
    installations.install(personId)
    const delivery = await bot.say(personId, text)
    if (delivery.status === 0 || delivery.status >= 300) throw new Refusal(502, 'Crosspath did not take the message. Please try again.')
    response.json({})
  })

  api.post('/people/:personId/chat/read', (request, response) => {
    const chat = chats.ofPerson(personOf(request.params.personId))
    if (chat) chats.markRead(chat)
    response.json({})
  })

  api.post('/people/:personId/chat/:messageId/press', async (request, response) => {
    const personId = personOf(request.params.personId)
    const { action, trigger } = (request.body ?? {}) as { action?: CardAction; trigger?: unknown }
    if (typeof action?.type !== 'string') throw new Refusal(400, 'The press names no action.')
    const outcome = await bot.press(personId, request.params.messageId, action, trigger === 'automatic' ? 'automatic' : 'manual')
    const answer: PressAnswer = outcome.kind === 'card' ? { kind: 'card' } : outcome
    response.json(answer)
  })

  api.use(inboxRoutes(home, personOf))
  api.use(outlookRoutes(home, personOf))
  api.use(outlookItems(home))

  api.post('/people/:personId/token', async (request, response) => {
    const personId = personOf(request.params.personId)
    // Opening the app in Teams adds it for that person.
    installations.install(personId)
    story.noteOpened(personId)
    tenant.record({ method: 'POST', path: '/host/sso-token', status: 200, service: 'host' })
    response.json({ token: await home.entra.issueUserToken(personId, validOnBothClocks(tenant)) })
  })

  api.post('/clock', async (request, response) => {
    const personId = personOf(request.query['person'])
    const { forward, toNextSessionOf } = (request.body ?? {}) as { forward?: { hours?: unknown; days?: unknown; weeks?: unknown }; toNextSessionOf?: unknown }
    const now = tenant.clock.now()
    if (typeof toNextSessionOf === 'string') {
      const session = nextSession(calendars, personOf(toNextSessionOf), now)
      if (!session) throw new Refusal(409, 'No session is booked yet.')
      await moveTo(session.start)
    } else {
      const ahead = { hours: wholeOf(forward?.hours), days: wholeOf(forward?.days), weeks: wholeOf(forward?.weeks) }
      if (ahead.hours + ahead.days + ahead.weeks === 0) throw new Refusal(400, 'Say how far the clock should move.')
      await moveTo(now.toZonedDateTimeISO('UTC').add(ahead).toInstant())
    }
    response.json({ localNow: wallClock(tenant.clock.now(), zoneOfPerson(tenant, personId)) })
  })

  api.get('/requests', (_request, response) => {
    response.json(tenant.requests.filter((entry) => entry.service !== 'host').slice(-300).reverse())
  })
  api.post('/actions/:id', async (request, response) => {
    response.json({ line: await offered(options.actions, request.params.id).run() })
  })
  api.post('/trouble/:id', async (request, response) => {
    response.json({ line: await offered(options.troubles, request.params.id).run() })
  })
  api.get('/changes', changes.listen)
  api.use((request) => {
    throw new Refusal(404, `The rehearsal has no ${request.method} ${request.originalUrl}.`)
  })

  app.use('/host/api', api, (error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    const status = error instanceof Refusal ? error.status : 'status' in error && typeof error.status === 'number' ? error.status : 500
    response.status(status).json({ error: { code: status < 500 ? 'refused' : 'failed', message: error.message } })
  })
  app.use(express.static(options.dist, { index: false }))
  app.get(['/', '/index.html'], (_request, response) => {
    const page = join(options.dist, 'index.html')
    if (existsSync(page)) response.set('cache-control', 'no-store').sendFile(page)
    else response.status(503).type('text').send('The host page is not built yet. Run npm start, which builds it.')
  })
  return changes

  async function moveTo(to: Temporal.Instant): Promise<void> {
    if (mover.line() !== null) throw new Refusal(409, 'The clock is moving already. Wait until your colleagues have come along.')
    await mover.moveTo(to)
  }

  function personOf(id: unknown): string {
    if (typeof id !== 'string' || !tenant.people.has(id)) throw new Refusal(404, 'Nobody in the company has this id.')
    return id
  }
}

/** What the manifest puts beside a call: learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/build-tabs-for-meeting. */
function panelOf({ registration }: Tenant): string | null {
  const tab = registration.declared?.staticTabs.find(({ scopes, context }) => scopes.includes('groupChat') && context?.includes('meetingSidePanel'))
  return tab?.contentUrl ?? null
}

function hasLeft(tenant: Tenant, personId: string): boolean {
  return !tenant.people.has(personId) && tenant.changes.some((change) => change.kind === 'deleted' && change.personId === personId)
}

function offerOf({ id, title, line, verb }: Offer): Offer {
  return { id, title, line, ...(verb ? { verb } : {}) }
}

function offered(actions: HostAction[], id: string): HostAction {
  const action = actions.find((entry) => entry.id === id)
  if (!action) throw new Refusal(404, 'The rehearsal does not offer this.')
  return action
}

function wallClock(instant: Temporal.Instant, timeZone: string): string {
  return instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' })
}

function wholeOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1_000 ? value : 0
}
