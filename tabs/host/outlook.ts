import { createNestablePublicClientApplication, InteractionRequiredAuthError, type IPublicClientApplication } from '@azure/msal-browser'
import type { Host, HostTheme } from './host.ts'
import type { AskForToken } from './sign-in.ts'

/** The oldest Outlook that knows a meeting's organizer and series in both modes. */
const MAILBOX_SET = '1.7'

/** The meeting beside which the pane stands, as Outlook tells it when the pane opens. */
export type Meeting = {
  /** compose: its own organizer has it open and may change it. */
  mode: 'read' | 'compose'
  /** Epoch milliseconds; of a whole series, its first. */
  startAt: number
  /** SMTP address. */
  organizer: string
  /** The whole series is open, not one of its dates. */
  wholeSeries: boolean
  /** Whether anybody is invited. */
  invited: boolean
}

/** unreachable: Office.js did not come · elsewhere: no Outlook around us · old: Outlook cannot do what we need. */
export type Connection = { state: 'unreachable' | 'elsewhere' | 'old' } | { state: 'open'; host: Host; meeting: Meeting }

/** Office.js calls back instead of answering. Rejects with Outlook's own words. */
function ask<Value>(call: (done: (result: Office.AsyncResult<Value>) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    call((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value)
      else reject(new Error(result.error.message))
    })
  })
}

/**
 * Waits for Outlook and reads the meeting that is open. What an older Outlook lacks is looked for here, because a
 * manifest cannot ask for nested app authentication.
 * Source: learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
 */
export async function connectOutlook(): Promise<Connection> {
  if (!('Office' in globalThis)) return { state: 'unreachable' }
  const info = await Office.onReady()
  // Outside a host the types promise one, the library does not.
  if ((info.host as Office.HostType | null) !== Office.HostType.Outlook) return { state: 'elsewhere' }
  const { requirements, mailbox } = Office.context
  if (!requirements.isSetSupported('Mailbox', MAILBOX_SET) || !requirements.isSetSupported('NestedAppAuth', '1.1')) return { state: 'old' }
  const { item } = mailbox
  if (item?.itemType !== Office.MailboxEnums.ItemType.Appointment) return { state: 'elsewhere' }
  return { state: 'open', host: describeHost(), meeting: isComposed(item) ? await readComposed(item) : readReceived(item) }
}

function isComposed(item: Office.Item): item is Office.AppointmentCompose {
  return 'getAsync' in (item as Office.AppointmentCompose).start
}

async function readComposed(item: Office.AppointmentCompose): Promise<Meeting> {
  const [start, organizer, required, optional, recurrence] = await Promise.all([
    ask<Date>((done) => item.start.getAsync(done)),
    ask<Office.EmailAddressDetails>((done) => item.organizer.getAsync(done)),
    ask<Office.EmailAddressDetails[]>((done) => item.requiredAttendees.getAsync(done)),
    ask<Office.EmailAddressDetails[]>((done) => item.optionalAttendees.getAsync(done)),
    // Of one date of a series Outlook answers with the series' recurrence, and names the series.
    ask<Office.Recurrence | null>((done) => item.recurrence.getAsync(done)),
  ])
  return { mode: 'compose', startAt: start.getTime(), organizer: organizer.emailAddress, wholeSeries: recurrence !== null && !item.seriesId, invited: required.length + optional.length > 0 }
}

function readReceived(item: Office.AppointmentRead): Meeting {
  const recurrence = item.recurrence as Office.Recurrence | null
  return { mode: 'read', startAt: item.start.getTime(), organizer: item.organizer.emailAddress, wholeSeries: recurrence !== null && !item.seriesId, invited: true }
}

function describeHost(): Host {
  return {
    name: String(Office.HostType.Outlook),
    theme: readTheme(),
    locale: Office.context.displayLanguage,
    followTheme(onChange) {
      const look = () => onChange(readTheme())
      for (const wish of [matchMedia('(forced-colors: active)'), matchMedia('(prefers-color-scheme: dark)')]) wish.addEventListener('change', look)
      if (Office.context.requirements.isSetSupported('Mailbox', '1.14')) Office.context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, look)
    },
  }
}

/** Outlook tells colours, not a theme; older ones tell nothing, and the device's own wish stands in. */
function readTheme(): HostTheme {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast'
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined
  const dark = theme ? isDark(theme.bodyBackgroundColor) : matchMedia('(prefers-color-scheme: dark)').matches
  return dark ? 'dark' : 'default'
}

function isDark(hex: string): boolean {
  const [red = 255, green = 255, blue = 255] = (hex.replace('#', '').match(/../g) ?? []).map((part) => Number.parseInt(part, 16))
  return red + green + blue < 3 * 128
}

/** What the meeting is to become. Instants are epoch milliseconds. */
export type Invite = { subject: string; startAt: number; endAt: number; attendees: { name: string; address: string }[]; bodyHtml: string }

/** Fills the open invite in: who is missing is added, and what stands in its text already stays, below ours. Nothing is sent. */
export async function fillInvite(invite: Invite): Promise<void> {
  const item = Office.context.mailbox.item as Office.AppointmentCompose
  const invited = await ask<Office.EmailAddressDetails[]>((done) => item.requiredAttendees.getAsync(done))
  const known = new Set(invited.map(({ emailAddress }) => emailAddress.toLowerCase()))
  const missing = invite.attendees.filter(({ address }) => !known.has(address.toLowerCase()))
  await ask((done) => item.subject.setAsync(invite.subject, done))
  if (missing.length > 0) await ask((done) => item.requiredAttendees.addAsync(missing.map(({ name, address }) => ({ displayName: name, emailAddress: address })), done))
  await placeMeeting(invite.startAt, invite.endAt)
  const written = await ask<string>((done) => item.body.getAsync(Office.CoercionType.Text, done))
  const format = { coercionType: Office.CoercionType.Html }
  if (written.trim() === '') await ask((done) => item.body.setAsync(invite.bodyHtml, format, done))
  else if (!written.includes(invite.subject)) await ask((done) => item.body.prependAsync(invite.bodyHtml, format, done))
}

/** Gives the open invite another time. Setting a start takes the end along, so the end comes second. */
export async function placeMeeting(startAt: number, endAt: number): Promise<void> {
  const item = Office.context.mailbox.item as Office.AppointmentCompose
  await ask((done) => item.start.setAsync(new Date(startAt), done))
  await ask((done) => item.end.setAsync(new Date(endAt), done))
}

/** Opens a link beside Outlook: in the browser, or in Teams where the link is one of Teams. */
export function openLink(url: string): void {
  if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) Office.context.ui.openBrowserWindow(url)
  else window.open(url, '_blank', 'noopener')
}

/**
 * Signs in through Outlook itself (nested app authentication): silently, and where Entra wants to ask something, by
 * Outlook's own window. Tokens stay in memory.
 */
export function askOutlookForToken({ clientId, authority, scope }: { clientId: string; authority: string; scope: string }): AskForToken {
  let client: Promise<IPublicClientApplication> | null = null
  return async (renew) => {
    client ??= createNestablePublicClientApplication({ auth: { clientId, authority }, cache: { cacheLocation: 'memoryStorage' } })
    const application = await client
    const request = { scopes: [scope], forceRefresh: renew }
    try {
      return (await application.acquireTokenSilent(request)).accessToken
    } catch (error) {
      if (!(error instanceof InteractionRequiredAuthError)) throw error
      return (await application.acquireTokenPopup(request)).accessToken
    }
  }
}
