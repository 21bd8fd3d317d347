import { randomUUID } from 'node:crypto'
import type { Express } from 'express'
import { type Logger, pino } from 'pino'
import { type Bot, createBot } from './bot/bot.ts'
import type { Config } from './config.ts'
import { createGraph, type Graph } from './graph/client.ts'
import { createNotifications, type Notifications } from './graph/notifications.ts'
import { createTokens } from './graph/tokens.ts'
import { createWeb } from './http/web.ts'
import { createJobs, type Jobs } from './jobs/queue.ts'
import type { Taxonomy } from './matching/engine/taxonomy.ts'
import { openTaxonomy } from './matching/taxonomy-file.ts'
import { type Db, openStore } from './store/open.ts'

/** What every verb gets: the doors, the clock and fresh ids. */
export type Context = {
  config: Config
  db: Db
  graph: Graph
  notifications: Notifications
  bot: Bot
  jobs: Jobs
  log: Logger
  web: Express
  /** The built-in words for skills and functions, with those of TAXONOMY_FILE where one is named. */
  taxonomy: Taxonomy
  /** Epoch milliseconds. */
  now: () => number
  newId: () => string
  /** Closes the database's connections. */
  close: () => Promise<void>
}

/**
 * Opens every door as the configuration says; nothing is contacted yet.
 * @throws Error when TAXONOMY_FILE names a file that cannot be used; the message says what to do.
 */
export function createContext(config: Config): Context {
  const log = pino({ level: config.logLevel, base: null, timestamp: () => `,"at":"${Temporal.Now.instant().toString()}"` })
  const { db, close } = openStore(config.databaseUrl)
  const tokens = createTokens(config)
  const web = createWeb(config, log)
  return {
    config,
    db,
    graph: createGraph(config, tokens),
    notifications: createNotifications(config, web, log),
    bot: createBot(config, tokens, web, log),
    jobs: createJobs(config.databaseUrl, log),
    log,
    web,
    taxonomy: openTaxonomy(config.taxonomyFile),
    now: () => Temporal.Now.instant().epochMilliseconds,
    newId: () => randomUUID(),
    close,
  }
}
