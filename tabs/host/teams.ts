import { app, authentication, pages } from '@microsoft/teams-js'

export type HostTheme = 'default' | 'dark' | 'contrast'

export type Host = {
  /** `Teams`, `Outlook`, `Office` (the Microsoft 365 app), … as teams-js names them. */
  name: string
  theme: HostTheme
  /** BCP 47, the language the host speaks. */
  locale: string
  /** The path that a link or card asked for, beginning with a slash; null for the start page. */
  deepLink: string | null
}

/** How long a host may stay silent before we say so; teams-js itself waits a minute. */
const PATIENCE_MS = 15_000
/** A token is renewed this long before it ends, so that none dies on its way. */
const RENEW_EARLY_MS = 120_000

/**
 * Shakes hands with the app that holds this tab. `hostOrigins` are trusted besides Microsoft's own.
 * Rejects when there is no host, or none that answers.
 */
export async function connectHost(hostOrigins: string[]): Promise<Host> {
  await withPatience(app.initialize(hostOrigins.length > 0 ? hostOrigins : undefined))
  const context = await withPatience(app.getContext())
  app.notifyAppLoaded()
  const wish = context.page.subPageId
  return {
    name: context.app.host.name,
    theme: asTheme(context.app.theme),
    locale: context.app.locale,
    deepLink: wish && wish.startsWith('/') ? wish : null,
  }
}

/** Calls back whenever the person changes the host's theme. */
export function followTheme(onChange: (theme: HostTheme) => void): void {
  app.registerOnThemeChangeHandler((theme) => onChange(asTheme(theme)))
}

/** Tells the host that the page can be seen, so that it takes its own loading picture away. */
export function tellReady(): void {
  void app.notifySuccess()
}

/** Opens a Teams deep link, a meeting or a web page the way the host does it. */
export async function openLink(url: string): Promise<void> {
  await app.openLink(url)
}

/** Answers the host's own back button, which phones have; `goBack` says whether there was a page of ours to go back to. */
export function followBack(goBack: () => boolean): void {
  if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(goBack)
}

let held: { token: string; endsAt: number } | null = null
let asking: Promise<string> | null = null

/**
 * An Entra token for our API, from memory until shortly before its `exp`, then silently from the host.
 * Rejects with the host's reason, for example `resourceRequiresConsent`.
 */
export function getApiToken(): Promise<string> {
  if (held && Date.now() < held.endsAt - RENEW_EARLY_MS) return Promise.resolve(held.token)
  asking ??= authentication
    .getAuthToken()
    .then((token) => {
      held = { token, endsAt: endOf(token) }
      return token
    })
    .finally(() => {
      asking = null
    })
  return asking
}

/** Drops the token in memory after the API refused it. */
export function forgetApiToken(): void {
  held = null
}

/** `exp` of a JWT in epoch milliseconds (RFC 7519 §4.1.4); 0 when it can't be read, so that it is asked for anew. */
function endOf(token: string): number {
  try {
    const payload: unknown = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
    return payload && typeof payload === 'object' && 'exp' in payload && typeof payload.exp === 'number' ? payload.exp * 1000 : 0
  } catch {
    return 0
  }
}

function asTheme(theme: string): HostTheme {
  return theme === 'dark' || theme === 'contrast' ? theme : 'default'
}

function withPatience<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The host did not answer.')), PATIENCE_MS)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
