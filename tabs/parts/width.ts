import { useSyncExternalStore } from 'react'

/** Widths in CSS pixels at which the layout changes; the same in styles and in code. */
export const PHONE = '@media (max-width: 480px)'
export const NARROW = '@media (max-width: 767px)'
export const WIDE = '@media (min-width: 1024px)'

/** For what fills a phone's page: Fluent's drawers are as wide as the window, and a scroll bar that takes room would push a part of them out of sight. */
export const besideScrollBar = { maxWidth: '100%' }

/** Whether one of the widths above holds now, following turns and resizes. */
export function useWidth(query: typeof PHONE | typeof NARROW | typeof WIDE): boolean {
  const media = query.slice('@media '.length)
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(media)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    () => matchMedia(media).matches,
  )
}
