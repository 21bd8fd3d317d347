/** Asks the host for an Entra token for our API. `renew`: the one it may hold was refused, so it must be a new one. */
export type AskForToken = (renew: boolean) => Promise<string>

/** A token is renewed this long before it ends, so that none dies on its way. */
const RENEW_EARLY_MS = 120_000

let ask: AskForToken | null = null
let held: { token: string; endsAt: number } | null = null
let asking: Promise<string> | null = null
let refused = false

/** Says once, before anything is called, who signs the person in: the Teams host of the tab, or Outlook beside its pane. */
export function signInBy(askForToken: AskForToken): void {
  ask = askForToken
}

/**
 * An Entra token for our API, from memory until shortly before its `exp`, then silently from the host.
 * Rejects with the host's reason, for example `resourceRequiresConsent`.
 */
export function getApiToken(): Promise<string> {
  if (held && Date.now() < held.endsAt - RENEW_EARLY_MS) return Promise.resolve(held.token)
  if (!ask) return Promise.reject(new Error('Nobody signs in here.'))
  asking ??= ask(refused)
    .then((token) => {
      held = { token, endsAt: endOf(token) }
      refused = false
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
  refused = true
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
