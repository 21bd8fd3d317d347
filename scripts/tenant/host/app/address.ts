import { useCallback, useSyncExternalStore } from 'react'

const apps = ['guide', 'activity', 'chat', 'calendar', 'mail', 'tab'] as const
export type AppName = (typeof apps)[number]
export type ThemeName = 'light' | 'dark' | 'contrast'

/** Everything that a link into the rehearsal may say. Defaults are left out of the URL. */
export type Address = {
  person: string | null
  app: AppName
  view: 'month' | 'week'
  /** Local date shown by the calendar, `YYYY-MM-DD`; null: today. */
  date: string | null
  /** Calendar entry whose details are open, or the mail that is read. */
  event: string | null
  theme: ThemeName
  width: 'desktop' | 'phone'
  /** Deep link inside the tab, with its leading slash. */
  path: string
  /** Join address of the meeting one is in; null: none. */
  join: string | null
}

const movedEvent = 'crosspath-moved'

/** Reads the address from a query string; unknown values fall back to the defaults. */
export function readAddress(search: string): Address {
  const query = new URLSearchParams(search)
  return {
    person: query.get('person'),
    app: oneOf(query.get('app'), apps),
    view: oneOf(query.get('view'), ['month', 'week'] as const),
    date: /^\d{4}-\d\d-\d\d$/.test(query.get('date') ?? '') ? query.get('date') : null,
    event: query.get('event'),
    theme: oneOf(query.get('theme'), ['light', 'dark', 'contrast'] as const),
    width: oneOf(query.get('width'), ['desktop', 'phone'] as const),
    path: query.get('path')?.startsWith('/') ? (query.get('path') as string) : '/',
    join: query.get('join'),
  }
}

/** Writes the address as a query string, "" when everything is as usual. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams()
  if (address.person) query.set('person', address.person)
  if (address.app !== 'guide') query.set('app', address.app)
  if (address.view !== 'month') query.set('view', address.view)
  if (address.date) query.set('date', address.date)
  if (address.event) query.set('event', address.event)
  if (address.theme !== 'light') query.set('theme', address.theme)
  if (address.width !== 'desktop') query.set('width', address.width)
  if (address.path !== '/') query.set('path', address.path)
  if (address.join) query.set('join', address.join)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** The current address and a way to change parts of it; `replace` keeps the browser's history short. */
export function useAddress(): [Address, (change: Partial<Address>, how?: 'push' | 'replace') => void] {
  const search = useSyncExternalStore(subscribe, () => window.location.search)
  const move = useCallback((change: Partial<Address>, how: 'push' | 'replace' = 'push') => {
    const next = `${window.location.pathname}${writeAddress({ ...readAddress(window.location.search), ...change })}`
    if (next === `${window.location.pathname}${window.location.search}`) return
    if (how === 'push') window.history.pushState(null, '', next)
    else window.history.replaceState(null, '', next)
    window.dispatchEvent(new Event(movedEvent))
  }, [])
  return [readAddress(search), move]
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(movedEvent, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(movedEvent, listener)
  }
}

function oneOf<const Word extends string>(value: string | null, words: readonly [Word, ...Word[]]): Word {
  return words.find((word) => word === value) ?? words[0]
}
