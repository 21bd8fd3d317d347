import { z } from 'zod'

const url = (name: string, remedy: string) => z.url({ error: `${name} must be a URL. ${remedy}` }).transform((value) => value.replace(/\/+$/, ''))
const guid = (name: string, remedy: string) => z.guid({ error: `${name} must be a GUID. ${remedy}` })
const whole = (name: string, fallback: number, from: number, to: number) =>
  z.coerce.number({ error: `${name} must be a whole number.` }).int().min(from, `${name} must be at least ${from}.`).max(to, `${name} must be at most ${to}.`).default(fallback)

/** Every setting of the process: what it is, its default, and what to do when it is wrong. */
const Environment = z.object({
  PORT: whole('PORT', 3978, 0, 65_535),
  LISTEN_HOST: z.string().default('0.0.0.0'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.' }).default('info'),
  DATABASE_URL: z.string({ error: 'DATABASE_URL is missing. Give the PostgreSQL address, for example postgres://crosspath:secret@host:5432/crosspath.' }).regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://.'),
  PUBLIC_URL: url('PUBLIC_URL', 'Give the address under which Teams reaches this app, for example https://crosspath.contoso.com.'),
  TENANT_ID: guid('TENANT_ID', 'Copy the Directory (tenant) ID from the app registration in the Entra admin center.'),
  CLIENT_ID: guid('CLIENT_ID', 'Copy the Application (client) ID from the app registration.'),
  CLIENT_SECRET: z.string().min(1).optional(),
  /** Client id of a managed identity that the app registration trusts (federated credential): no secret at all. */
  MANAGED_IDENTITY_CLIENT_ID: z.string().min(1).optional(),
  TEAMS_APP_ID: guid('TEAMS_APP_ID', 'Copy the `id` from manifest.json.'),
  /** Other audiences than the client id that the tab's tokens may carry: the Application ID URI. */
  API_AUDIENCE: z.string().optional(),
  ENTRA_AUTHORITY: url('ENTRA_AUTHORITY', 'Leave it out for the public cloud.').optional(),
  /** How many requests to Microsoft Graph this process has under way at once; lower it where other applications need the company's share. */
  GRAPH_REQUESTS_AT_ONCE: whole('GRAPH_REQUESTS_AT_ONCE', 80, 1, 1_000),
  GRAPH_BASE_URL: url('GRAPH_BASE_URL', 'Leave it out for the public cloud.').default('https://graph.microsoft.com'),
  BOT_SERVICE_URL: url('BOT_SERVICE_URL', 'Leave it out for the public cloud.').default('https://smba.trafficmanager.net/teams'),
  BOT_OPENID_URL: url('BOT_OPENID_URL', 'Leave it out for the public cloud.').default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  /** Origins, besides Microsoft's own, of pages that may embed the tab; separated by commas. */
  TAB_HOST_ORIGINS: z.string().default('').transform((value) => value.split(',').map((part) => part.trim()).filter(Boolean)),
  /** Where the Outlook pane loads Office.js from; the sovereign clouds have addresses of their own. */
  OFFICE_JS_URL: url('OFFICE_JS_URL', 'Leave it out for the public cloud.').default('https://appsforoffice.microsoft.com/lib/1/hosted/office.js'),
  /** Where Microsoft Graph reports that a calendar changed. */
  NOTIFICATION_URL: url('NOTIFICATION_URL', 'Give the https address under which Microsoft Graph reaches this app from the internet, or leave it out if that is PUBLIC_URL.').optional(),
  CALENDAR_SWEEP_MINUTES: whole('CALENDAR_SWEEP_MINUTES', 60, 1, 1_440),
  PEOPLE_SYNC_MINUTES: whole('PEOPLE_SYNC_MINUTES', 360, 1, 10_080),
  TICK_SECONDS: whole('TICK_SECONDS', 60, 1, 3_600),
  /** Folder with the built tab; served at /. */
  TAB_FOLDER: z.string().default('dist/tab'),
  /** The mailbox from which people are written to whom Teams does not reach. */
  MAIL_SENDER: z.union([z.guid(), z.email()], { error: 'MAIL_SENDER must be the user principal name or the object id of a mailbox. Leave it out where no mail shall be sent.' }).optional(),
  /** A taxonomy of skills and functions beside the built-in one; written by `npm run taxonomy`. */
  TAXONOMY_FILE: z.string().min(1, 'TAXONOMY_FILE is empty. Name a file that "npm run taxonomy" wrote, or leave it out.').optional(),
})

export type Config = {
  port: number
  listenHost: string
  logLevel: string
  databaseUrl: string
  publicUrl: string
  tenantId: string
  clientId: string
  clientSecret: string | null
  managedIdentityClientId: string | null
  teamsAppId: string
  audiences: string[]
  /** What the tab and the Outlook pane ask Entra for when they call our API. */
  apiScope: string
  entraAuthority: string
  graphBaseUrl: string
  graphRequestsAtOnce: number
  botServiceUrl: string
  botOpenIdUrl: string
  tabHostOrigins: string[]
  officeJsUrl: string
  notificationUrl: string
  calendarSweepMinutes: number
  peopleSyncMinutes: number
  tickSeconds: number
  tabFolder: string
  /** User principal name or id; null: no mail is sent. */
  mailSender: string | null
  taxonomyFile: string | null
}

/**
 * Reads the settings from a process environment.
 * @throws Error with one line per fault, each naming the remedy.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `- ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The settings are not complete:\n${lines.join('\n')}\nREADME.md lists every setting under "Point it at your tenant".`)
  }
  const value = parsed.data
  if (!value.CLIENT_SECRET && !value.MANAGED_IDENTITY_CLIENT_ID) {
    throw new Error('The settings are not complete:\n- Give MANAGED_IDENTITY_CLIENT_ID (recommended) or CLIENT_SECRET, so that the app can sign in to Microsoft Graph.')
  }
  return {
    port: value.PORT,
    listenHost: value.LISTEN_HOST,
    logLevel: value.LOG_LEVEL,
    databaseUrl: value.DATABASE_URL,
    publicUrl: value.PUBLIC_URL,
    tenantId: value.TENANT_ID.toLowerCase(),
    clientId: value.CLIENT_ID.toLowerCase(),
    clientSecret: value.CLIENT_SECRET ?? null,
    managedIdentityClientId: value.MANAGED_IDENTITY_CLIENT_ID ?? null,
    teamsAppId: value.TEAMS_APP_ID,
    audiences: [value.CLIENT_ID, ...(value.API_AUDIENCE ? [value.API_AUDIENCE] : [])],
    apiScope: `${value.API_AUDIENCE ?? `api://${value.CLIENT_ID.toLowerCase()}`}/access_as_user`,
    entraAuthority: value.ENTRA_AUTHORITY ?? `https://login.microsoftonline.com/${value.TENANT_ID.toLowerCase()}`,
    graphBaseUrl: value.GRAPH_BASE_URL,
    graphRequestsAtOnce: value.GRAPH_REQUESTS_AT_ONCE,
    botServiceUrl: value.BOT_SERVICE_URL,
    botOpenIdUrl: value.BOT_OPENID_URL,
    tabHostOrigins: value.TAB_HOST_ORIGINS,
    officeJsUrl: value.OFFICE_JS_URL,
    notificationUrl: value.NOTIFICATION_URL ?? value.PUBLIC_URL,
    calendarSweepMinutes: value.CALENDAR_SWEEP_MINUTES,
    peopleSyncMinutes: value.PEOPLE_SYNC_MINUTES,
    tickSeconds: value.TICK_SECONDS,
    tabFolder: value.TAB_FOLDER,
    mailSender: value.MAIL_SENDER ?? null,
    taxonomyFile: value.TAXONOMY_FILE ?? null,
  }
}
