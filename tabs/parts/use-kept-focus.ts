import { type RefObject, useEffect } from 'react'

/** Dialogs and drawers give the focus back by themselves; they get so long to do it. */
const PATIENCE_MS = 150

/**
 * When what has the focus goes away, the focus falls on nothing: a keyboard begins at the top of the document again, and a
 * screen reader falls silent. Then it goes to `home`, the page's heading, from where one goes on.
 */
export function useKeptFocus(home: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let last: Element | null = document.activeElement
    let timer: ReturnType<typeof setTimeout> | undefined
    const isLost = () => document.activeElement === document.body && last !== null && last !== document.body && (!last.isConnected || last.matches(':disabled'))
    const bringBack = () => {
      if (!isLost()) return
      last = null
      home.current?.focus({ preventScroll: true })
    }
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
    }
    const look = () => {
      if (!isLost()) return
      clearTimeout(timer)
      timer = setTimeout(bringBack, PATIENCE_MS)
    }
    const changes = new MutationObserver(look)
    changes.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', remember)
    return () => {
      clearTimeout(timer)
      changes.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [home])
}
