import express, { type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Config } from '../config.ts'

/** What Graph says of a calendar that somebody watches: that something changed. Whom it is about, the subscription knows. */
export type Notice = { subscriptionId: string; clientState: string }
export type Lifecycle = Notice & { event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed' }

export type Notifications = {
  /** Where Graph is to call, as it must be said in a subscription. */
  urls: { changes: string; lifecycle: string }
  /** What to do with changes and with news of the subscriptions themselves. It must be short: Graph waits for three seconds. */
  receive(listeners: { changes: (notices: Notice[]) => Promise<void>; lifecycle: (news: Lifecycle[]) => Promise<void> }): void
}

const paths = { changes: '/api/notifications/calendar', lifecycle: '/api/notifications/lifecycle' }

/** Whoever may write here writes anything: an id that could be none of Graph's never reaches the database. */
const Entry = z.object({ subscriptionId: z.string().regex(/^[\w-]{1,200}$/), clientState: z.string().max(200), tenantId: z.string() })
const LifecycleEntry = Entry.extend({ lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']) })
const Body = z.object({ value: z.array(z.unknown()).max(1_000) })

const json: RequestHandler = express.json({ limit: '1mb' })
/** What is no JSON is dropped like everything else that is not right; only what is too large is refused before it is read. */
const readBody: RequestHandler = (request, response, next) => {
  json(request, response, (problem?: unknown) => {
    next(isTooLarge(problem) ? problem : undefined)
  })
}

function isTooLarge(problem: unknown): boolean {
  return typeof problem === 'object' && problem !== null && 'status' in problem && problem.status === 413
}

/**
 * The two addresses that Graph calls, open to the world as they must be: the handshake gives back what it was sent, as plain text,
 * and believes nothing; what is reported counts only with the secret of its subscription, which the listener checks.
 * Whatever is not right is answered 202 as well and dropped, so that nobody learns from the answer what is right.
 * Source: learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export function createNotifications(config: Config, web: Express, log: Logger): Notifications {
  return {
    urls: { changes: `${config.notificationUrl}${paths.changes}`, lifecycle: `${config.notificationUrl}${paths.lifecycle}` },
    receive(listeners) {
      const mount = <Kind extends z.ZodType<Notice & { tenantId: string }>>(path: string, kind: Kind, take: (entries: z.infer<Kind>[]) => Promise<void>): void => {
        web.post(
          path,
          // Before any body is read: the handshake has none, and its text is not JSON.
          (request, response, next) => {
            const { validationToken } = request.query
            if (validationToken === undefined) next()
            else if (typeof validationToken === 'string' && validationToken.length <= 1_000) response.type('text/plain').set('x-content-type-options', 'nosniff').send(validationToken)
            else response.status(400).end()
          },
          readBody,
          async (request, response) => {
            const body = Body.safeParse(request.body)
            const entries = (body.success ? body.data.value : []).flatMap((entry) => {
              const read = kind.safeParse(entry)
              return read.success && read.data.tenantId.toLowerCase() === config.tenantId ? [read.data] : []
            })
            const dropped = (body.success ? body.data.value.length : 1) - entries.length
            if (dropped > 0) log.warn({ event: 'notifications.dropped', path, dropped })
            if (entries.length > 0) await take(entries)
            response.status(202).end()
          },
        )
      }
      mount(paths.changes, Entry, listeners.changes)
      mount(paths.lifecycle, LifecycleEntry, (entries) => listeners.lifecycle(entries.map(({ lifecycleEvent, ...entry }) => ({ ...entry, event: lifecycleEvent }))))
    },
  }
}
