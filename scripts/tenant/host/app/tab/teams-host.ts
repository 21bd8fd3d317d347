import type { PersonLine } from '../../wire.ts'

/**
 * The parent's side of the teams-js protocol, as version 2.58 of the library speaks it over postMessage.
 * Requests carry a numeric id and a uuid and get `args` back; events carry a function name and no id.
 */
type Message = { id: number; uuidAsString?: string; func: string; args?: unknown[] }

/** What the tab is told about where it runs. */
export type HostWorld = {
  person: PersonLine
  tenantId: string
  appId: string
  theme: 'default' | 'dark' | 'contrast'
  path: string
  phone: boolean
  companyName: string
  /** The call beside which the page stands; null: it has the window to itself. */
  meeting: { chatId: string; meetingId: string } | null
}

export type HostDoor = {
  world(): HostWorld
  token(): Promise<string>
  openLink(link: string): { ok: true } | { ok: false; reason: string }
  navigate(pageId: string | undefined, path: string | undefined): boolean
  openCalendarItem(itemId: string): void
  composeMeeting(subject: string | undefined): void
  copyLink(path: string | undefined): void
  loaded(): void
  failed(reason: string): void
  canGoBack(can: boolean): void
}

export type TeamsHost = {
  changeTheme(theme: HostWorld['theme']): void
  pressBack(): void
  close(): void
}

const notSupported = { errorCode: 100, message: 'The rehearsal does not offer this capability of Teams.' }
const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: { app: {}, pages: { currentApp: {}, backStack: {} }, calendar: {}, chat: {} },
})

/** Answers everything that the page in `frame` asks. Messages of other windows or origins are ignored. */
export function serveTab(frame: HTMLIFrameElement, origin: string, door: HostDoor): TeamsHost {
  const registered = new Set<string>()

  function post(message: object): void {
    frame.contentWindow?.postMessage({ ...message, monotonicTimestamp: performance.now() + performance.timeOrigin }, origin)
  }
  function answer(message: Message, args: unknown[]): void {
    post({ id: message.id, uuidAsString: message.uuidAsString, args, isPartialResponse: false })
  }
  function tell(func: string, args: unknown[]): void {
    post({ func, args, timestamp: Date.now() })
  }

  const answers: Record<string, (message: Message, first: unknown) => void> = {
    initialize: (message) => answer(message, [door.world().meeting ? 'sidePanel' : 'content', door.world().phone ? 'ios' : 'web', runtime, runtime]),
    getContext: (message) => answer(message, [contextOf(door.world())]),
    registerHandler: (_message, name) => {
      registered.add(String(name))
      if (name === 'backButton') door.canGoBack(true)
    },
    'appInitialization.appLoaded': () => door.loaded(),
    'appInitialization.success': () => door.loaded(),
    'appInitialization.failure': (_message, reason) => door.failed(String(reason)),
    'appInitialization.expectedFailure': () => door.loaded(),
    'authentication.getAuthToken': (message) => {
      door.token().then((token) => answer(message, [true, token]), (reason: unknown) => answer(message, [false, (reason as Error).message]))
    },
    executeDeepLink: (message, link) => {
      const outcome = door.openLink(String(link))
      answer(message, outcome.ok ? [true] : [false, outcome.reason])
    },
    'pages.navigateToApp': (message, target) => {
      const told = target as { appId?: unknown; pageId?: string; subPageId?: string }
      const known = String(told.appId) === door.world().appId && door.navigate(told.pageId, told.subPageId)
      answer(message, known ? [true] : [false, 'The rehearsal knows no other app.'])
    },
    'pages.currentApp.navigateTo': (message, target) => {
      const told = target as { pageId: string; subPageId?: string }
      answer(message, door.navigate(told.pageId, told.subPageId) ? [null, undefined] : [{ errorCode: 4000, message: 'The app has no such page.' }])
    },
    'pages.currentApp.navigateToDefaultPage': (message) => {
      door.navigate(undefined, '/')
      answer(message, [null, undefined])
    },
    // Nothing lies behind the app's first page in the rehearsal, so going back leaves everything where it is.
    navigateBack: (message) => answer(message, [true]),
    navigateCrossDomain: (message) => answer(message, [false, 'Only pages of the app can be shown.']),
    shareDeepLink: (_message, subPageId) => door.copyLink(typeof subPageId === 'string' ? subPageId : undefined),
    setFrameContext: () => undefined,
    returnFocus: () => document.querySelector<HTMLElement>('[data-app-rail] [aria-current="page"]')?.focus(),
    readyToUnload: () => undefined,
    'calendar.openCalendarItem': (message, item) => {
      door.openCalendarItem(String((item as { itemId?: unknown }).itemId))
      answer(message, [true])
    },
    'calendar.composeMeeting': (message, meeting) => {
      door.composeMeeting((meeting as { subject?: string } | undefined)?.subject)
      answer(message, [true])
    },
    'chat.openChat': (message) => answer(message, [door.navigate('conversations', undefined)]),
  }

  function listen(event: MessageEvent<unknown>): void {
    if (event.source !== frame.contentWindow || event.origin !== origin) return
    const message = event.data as Partial<Message> | null
    if (typeof message?.func !== 'string' || typeof message.id !== 'number') return
    const known = answers[message.func]
    if (known) known(message as Message, message.args?.[0])
    // Telemetry and logging expect no answer; everything else unknown is refused in the library's own words.
    else if (!message.func.startsWith('logging.') && !message.func.startsWith('telemetry.')) answer(message as Message, [notSupported])
  }

  window.addEventListener('message', listen)
  return {
    changeTheme(theme) {
      if (registered.has('themeChange')) tell('themeChange', [theme])
    },
    pressBack: () => tell('backButtonPress', []),
    close: () => window.removeEventListener('message', listen),
  }
}

/** The flat context of the wire; the library turns it into app.Context (`subEntityId` becomes `page.subPageId`). */
function contextOf(world: HostWorld): Record<string, unknown> {
  return {
    entityId: world.meeting ? 'session' : 'home',
    subEntityId: world.path === '/' ? '' : world.path,
    locale: (world.person.preferredLanguage ?? 'en-GB').toLowerCase(),
    theme: world.theme,
    hostName: 'Teams',
    hostClientType: world.phone ? 'ios' : 'web',
    frameContext: world.meeting ? 'sidePanel' : 'content',
    ...world.meeting,
    isFullScreen: false,
    isMultiWindow: false,
    tid: world.tenantId,
    tenantSKU: 'enterprise',
    userObjectId: world.person.id,
    userPrincipalName: world.person.userPrincipalName,
    userDisplayName: world.person.displayName,
    loginHint: world.person.userPrincipalName,
    userLicenseType: 'E5',
    appId: world.appId,
    ringId: 'general',
    sessionId: crypto.randomUUID(),
    appSessionId: crypto.randomUUID(),
    appLaunchId: crypto.randomUUID(),
    teamSiteDomain: `${world.companyName.toLowerCase().replaceAll(/[^a-z]/g, '')}.sharepoint.com`,
  }
}
