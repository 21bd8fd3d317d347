import type { NestedToken, OfficeAnswer, OfficeColours, OfficeRequest, Opening, OutlookItem } from '../../office-wire.ts'
import type { ThemeName } from '../address.ts'

/** Outlook's side of an open add-in. */
export type OfficeDoor = {
  opening(): Opening
  change(change: Partial<OutlookItem>): void
  browse(url: string): void
  token(clientId: string, scope: string): Promise<NestedToken>
}

/** The colours by which Outlook tells an add-in its theme; nothing says "high contrast", the browser's forced colours do. */
export const officeColours: Record<ThemeName, OfficeColours> = {
  light: { bodyBackgroundColor: '#ffffff', bodyForegroundColor: '#242424', controlBackgroundColor: '#f5f5f5', controlForegroundColor: '#242424' },
  dark: { bodyBackgroundColor: '#292929', bodyForegroundColor: '#ffffff', controlBackgroundColor: '#1f1f1f', controlForegroundColor: '#ffffff' },
  contrast: { bodyBackgroundColor: '#000000', bodyForegroundColor: '#ffffff', controlBackgroundColor: '#000000', controlForegroundColor: '#ffffff' },
}

/** Answers everything that the add-in in `frame` asks. Messages of other windows or origins are ignored. */
export function serveOffice(frame: HTMLIFrameElement, origin: string, door: OfficeDoor): { changeTheme(theme: ThemeName): void; close(): void } {
  const post = (answer: OfficeAnswer): void => frame.contentWindow?.postMessage(answer, origin)

  function act(request: OfficeRequest): unknown {
    if (request.office === 'open') return door.opening()
    if (request.office === 'change') return door.change(request.change)
    if (request.office === 'browse') return door.browse(request.url)
    return door.token(request.clientId, request.scope)
  }
  function listen(event: MessageEvent<unknown>): void {
    if (event.source !== frame.contentWindow || event.origin !== origin) return
    const request = event.data as Partial<OfficeRequest> | null
    if (typeof request?.id !== 'number' || typeof request.office !== 'string') return
    const { id } = request
    Promise.resolve(act(request as OfficeRequest)).then(
      (value) => post({ id, office: 'answer', value }),
      (error: unknown) => post({ id, office: 'refusal', message: (error as Error).message }),
    )
  }
  window.addEventListener('message', listen)
  return {
    changeTheme: (theme) => post({ office: 'theme', theme: officeColours[theme] }),
    close: () => window.removeEventListener('message', listen),
  }
}
