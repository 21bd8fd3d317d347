import { app, authentication, pages } from '@microsoft/teams-js'
import type { Host, HostTheme } from './host.ts'

export type TeamsHost = Host & {
  /** The path that a link or card asked for, beginning with a slash; null for the start page. */
  deepLink: string | null
}

/** How long a host may stay silent before we say so; teams-js itself waits a minute. */
const PATIENCE_MS = 15_000

/**
 * Shakes hands with the app that holds this tab. `hostOrigins` are trusted besides Microsoft's own.
 * Rejects when there is no host, or none that answers.
 */
export async function connectHost(hostOrigins: string[]): Promise<TeamsHost> {
  await withPatience(app.initialize(hostOrigins.length > 0 ? hostOrigins : undefined))
  const context = await withPatience(app.getContext())
  app.notifyAppLoaded()
  const wish = context.page.subPageId
  return {
    name: context.app.host.name,
    theme: asTheme(context.app.theme),
    locale: context.app.locale,
    followTheme: (onChange) => app.registerOnThemeChangeHandler((theme) => onChange(asTheme(theme))),
    deepLink: wish && wish.startsWith('/') ? wish : null,
  }
}

/** Id of the Teams chat of the meeting in which this page stands, beside the call or among its details; null outside meetings. */
export async function readMeetingChat(): Promise<string | null> {
  const { chat, meeting } = await withPatience(app.getContext())
  return meeting && chat ? chat.id : null
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

/** An Entra token for our API by the host's single sign-on, which renews it by itself. */
export function askTeamsForToken(): Promise<string> {
  return authentication.getAuthToken()
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
