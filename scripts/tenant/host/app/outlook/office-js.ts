import type { Attendee, NestedToken, OfficeAnswer, OfficeColours, OfficeRequest, Opening, OutlookItem } from '../../office-wire.ts'

/**
 * Stands in for Office.js inside the rehearsal: what an add-in beside an appointment needs of it, with the names, shapes
 * and call-backs of Microsoft's library, over a wire of our own to the host page. Built into one file, /office.js.
 * Source: learn.microsoft.com/javascript/api/outlook, learn.microsoft.com/javascript/api/requirement-sets
 */

/** Requirement sets by their newest version: 15 is 1.15. */
const sets: Record<string, number> = { Mailbox: 15, NestedAppAuth: 1, OpenBrowserWindowApi: 1 }
/** How long a page waits for an Outlook around it. */
const patienceMs = 3_000

type WireRequest = OfficeRequest extends infer One ? (One extends OfficeRequest ? Omit<One, 'id'> : never) : never
const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>()
const themeHandlers: ((event: object) => void)[] = []
let asked = 0

function ask(request: WireRequest): Promise<unknown> {
  const id = ++asked
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    window.parent.postMessage({ ...request, id }, '*')
  })
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window.parent) return
  const answer = event.data as OfficeAnswer | null
  if (answer?.office === 'answer') waiting.get(answer.id)?.resolve(answer.value)
  else if (answer?.office === 'refusal') waiting.get(answer.id)?.reject(new Error(answer.message))
  else if (answer?.office === 'theme') {
    context['officeTheme'] = answer.theme
    for (const handler of themeHandlers) handler({ type: 'officeThemeChanged', officeTheme: answer.theme })
  }
})

type Done = (result: object) => void

/** Office.js takes options before the call-back, or none. */
function callBack(args: unknown[], act: () => unknown): void {
  const done = args.findLast((arg): arg is Done => typeof arg === 'function')
  void Promise.resolve()
    .then(act)
    .then(
      (value) => done?.({ status: 'succeeded', value }),
      (error: unknown) => done?.({ status: 'failed', error: { name: 'InternalError', code: 9001, message: (error as Error).message } }),
    )
}

function composed(item: OutlookItem): object {
  const change = async (part: Partial<OutlookItem>): Promise<void> => {
    Object.assign(item, part)
    await ask({ office: 'change', change: part })
  }
  const attendees = (list: 'required' | 'optional') => ({
    getAsync: (...args: unknown[]) => callBack(args, () => [...item[list]]),
    setAsync: (people: Attendee[], ...args: unknown[]) => callBack(args, () => change({ [list]: people })),
    addAsync: (people: Attendee[], ...args: unknown[]) => callBack(args, () => change({ [list]: [...item[list], ...people] })),
  })
  const length = () => Date.parse(item.end) - Date.parse(item.start)
  return {
    itemType: 'appointment',
    seriesId: item.seriesId,
    subject: {
      getAsync: (...args: unknown[]) => callBack(args, () => item.subject),
      setAsync: (subject: string, ...args: unknown[]) => callBack(args, () => change({ subject })),
    },
    start: {
      getAsync: (...args: unknown[]) => callBack(args, () => new Date(item.start)),
      // As in Outlook, the end follows.
      setAsync: (start: Date, ...args: unknown[]) => callBack(args, () => change({ start: start.toISOString(), end: new Date(start.getTime() + length()).toISOString() })),
    },
    end: {
      getAsync: (...args: unknown[]) => callBack(args, () => new Date(item.end)),
      setAsync: (end: Date, ...args: unknown[]) =>
        callBack(args, () => {
          if (end.getTime() <= Date.parse(item.start)) throw new Error('The end date occurs before the start date.')
          return change({ end: end.toISOString() })
        }),
    },
    organizer: { getAsync: (...args: unknown[]) => callBack(args, () => item.organizer) },
    recurrence: { getAsync: (...args: unknown[]) => callBack(args, () => (item.recurring ? { recurrenceType: 'monthly' } : null)) },
    requiredAttendees: attendees('required'),
    optionalAttendees: attendees('optional'),
    body: {
      getAsync: (_format: string, ...args: unknown[]) => callBack(args, () => new DOMParser().parseFromString(item.bodyHtml, 'text/html').body.textContent),
      setAsync: (bodyHtml: string, ...args: unknown[]) => callBack(args, () => change({ bodyHtml })),
      prependAsync: (bodyHtml: string, ...args: unknown[]) => callBack(args, () => change({ bodyHtml: bodyHtml + item.bodyHtml })),
    },
  }
}

function received(item: OutlookItem): object {
  return {
    itemType: 'appointment',
    seriesId: item.seriesId,
    subject: item.subject,
    normalizedSubject: item.subject,
    start: new Date(item.start),
    end: new Date(item.end),
    organizer: item.organizer,
    recurrence: item.recurring ? { recurrenceType: 'monthly' } : null,
    requiredAttendees: item.required,
    optionalAttendees: item.optional,
  }
}

const context: Record<string, unknown> = {
  requirements: { isSetSupported: (name: string, version = '1.1') => Number(version.split('.')[1]) <= (sets[name] ?? 0) },
  ui: { openBrowserWindow: (url: string) => void ask({ office: 'browse', url }) },
}

async function open(): Promise<{ host: string | null; platform: string | null }> {
  const nobody = { host: null, platform: null }
  if (window.parent === window) return nobody
  const opening = await Promise.race([ask({ office: 'open' }), new Promise((resolve) => setTimeout(() => resolve(null), patienceMs))])
  if (opening === null) return nobody
  const { item, language, profile, theme } = opening as Opening
  Object.assign(context, {
    displayLanguage: language,
    officeTheme: theme satisfies OfficeColours,
    mailbox: {
      userProfile: profile,
      diagnostics: { hostName: 'OutlookWebApp', hostVersion: '20.0.0.0' },
      item: item.mode === 'compose' ? composed(item) : received(item),
      addHandlerAsync: (type: string, handler: (event: object) => void, ...args: unknown[]) => callBack(args, () => {
        if (type === 'officeThemeChanged') themeHandlers.push(handler)
      }),
    },
  })
  return { host: 'Outlook', platform: 'OfficeOnline' }
}

const opened = open()

/** The bridge that @azure/msal-browser finds in a host with nested app authentication. */
const listeners: ((event: { data: string }) => void)[] = []
type BridgeRequest = { method: string; requestId: string; tokenParams?: { clientId: string; scope: string } }

async function answerBridge({ method, requestId, tokenParams }: BridgeRequest): Promise<object> {
  const answer = { messageType: 'NestedAppAuthResponse', requestId }
  if (method === 'GetInitContext') return { ...answer, success: true, initContext: { sdkName: 'rehearsal', sdkVersion: '1.0.0', capabilities: { queryAccount: false } } }
  try {
    if (!tokenParams) throw new Error('The request names no application.')
    return { ...answer, success: true, ...((await ask({ office: 'token', clientId: tokenParams.clientId, scope: tokenParams.scope })) as NestedToken) }
  } catch (error) {
    return { ...answer, success: false, error: { status: 'PERSISTENT_ERROR', code: 'invalid_resource', description: (error as Error).message } }
  }
}

Object.assign(window, {
  nestedAppAuthBridge: {
    addEventListener: (_type: 'message', listener: (event: { data: string }) => void) => void listeners.push(listener),
    removeEventListener: (_type: 'message', listener: (event: { data: string }) => void) => void listeners.splice(listeners.indexOf(listener), 1),
    postMessage(text: string) {
      void answerBridge(JSON.parse(text) as BridgeRequest).then((answer) => {
        for (const listener of listeners) listener({ data: JSON.stringify(answer) })
      })
    },
  },
  Office: {
    HostType: { Outlook: 'Outlook' },
    PlatformType: { OfficeOnline: 'OfficeOnline' },
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    CoercionType: { Text: 'text', Html: 'html' },
    EventType: { OfficeThemeChanged: 'officeThemeChanged' },
    MailboxEnums: { ItemType: { Appointment: 'appointment', Message: 'message' } },
    context,
    onReady: async (listener?: (info: object) => void) => {
      const info = await opened
      listener?.(info)
      return info
    },
  },
})
