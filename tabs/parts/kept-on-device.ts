/**
 * What somebody has typed and the server does not have yet, kept in this browser's `localStorage` so that it outlives a reload and a closed
 * window. One entry for each person and each thing (an exercise, a note, an enrolment), named `crosspath/unsaved/PERSON/THING`, with the words
 * as they stand on screen. They may be private, and the machine may be shared: an entry goes as soon as it is saved or let go, everybody
 * else's go as soon as another person is signed in, and what nobody came back for goes after a month.
 */
type Entry<Kept> = { kept: Kept; /** The state at the server that the words began from. */ base: number; /** Device's clock, epoch milliseconds. */ at: number }

/** What there is at the server: the words, and a number that grows with each change of them (0: nothing yet). */
export type There<Kept> = { kept: Kept; base: number }

/** As much of the browser's `Storage` as is needed. */
export type Device = { readonly length: number; key(at: number): string | null; getItem(name: string): string | null; setItem(name: string, text: string): void; removeItem(name: string): void }

const MARK = 'crosspath/unsaved/'
const MONTH_MS = 30 * 86_400_000

/** A store that lasts as long as the window. */
export function inMemory(): Device {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (at) => [...entries.keys()][at] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, text) => void entries.set(name, text),
    removeItem: (name) => void entries.delete(name),
  }
}

/** Where the browser keeps nothing for this page, words are still there after a page of the tab was left, until the window is closed. */
const whileOpen = inMemory()

/** The browser's own store, or null where it grants none: as a part of another page it may refuse by throwing. */
function browserStore(): Device | null {
  try {
    return globalThis.localStorage
  } catch {
    return null
  }
}

/** The name of an entry. Ids hold no slashes, so nobody's name begins another's. */
export function entryName(personId: string, thing: string): string {
  return `${MARK}${personId}/${thing}`
}

/** Keeps words under their name. Returns the entry's text, and whether it outlives this window: a device may be full, or grant nothing. */
export function keepOnDevice<Kept>(name: string, { kept, base }: There<Kept>, device: Device | null = browserStore(), at: number = Date.now()): { text: string; onDevice: boolean } {
  const text = JSON.stringify({ kept, base, at } satisfies Entry<Kept>)
  try {
    if (device) {
      device.setItem(name, text)
      whileOpen.removeItem(name)
      return { text, onDevice: true }
    }
  } catch {
    // What is too much for the device is held by the window.
  }
  whileOpen.setItem(name, text)
  return { text, onDevice: false }
}

/** Removes an entry; with `text` only if it is still that one, and not what another window has kept since. */
export function letGo(name: string, text?: string, device: Device | null = browserStore()): void {
  for (const place of [device, whileOpen]) if (place && (text === undefined || place.getItem(name) === text)) place.removeItem(name)
}

/**
 * With which words a page begins: those kept here, where they say something else than the server. `conflict`: the server has something
 * newer than what they began from, so nothing may be sent before somebody has chosen.
 */
export function beginFrom<Kept>(name: string, there: There<Kept>, device: Device | null = browserStore()): There<Kept> & { unsaved: boolean; conflict: boolean } {
  const entry = read<Kept>(whileOpen.getItem(name) ?? device?.getItem(name) ?? null)
  if (!entry || isSame(entry.kept, there.kept)) return { ...there, unsaved: false, conflict: false }
  return { kept: entry.kept, base: entry.base, unsaved: true, conflict: there.base > entry.base }
}

/** Removes what others have left on this device, and what is older than a month. */
export function forgetOthers(personId: string, device: Device | null = browserStore(), now: number = Date.now()): void {
  if (!device) return
  const names = Array.from({ length: device.length }, (_, at) => device.key(at) ?? '').filter((name) => name.startsWith(MARK))
  for (const name of names) {
    const entry = read(device.getItem(name))
    if (!name.startsWith(entryName(personId, '')) || !entry || entry.at < now - MONTH_MS) device.removeItem(name)
  }
}

function read<Kept>(text: string | null): Entry<Kept> | null {
  try {
    return text === null ? null : (JSON.parse(text) as Entry<Kept>)
  } catch {
    return null
  }
}

/** The server keeps no order of names, and a value that is not there may be left out. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part))
}
