import { createContext, type ReactNode, startTransition, useContext, useEffect, useRef, useState } from 'react'

/** Up to so many rows are simply drawn. */
const FEW = 60
/** Rows that come and go together: few, so that each step of drawing them is short. */
const TOGETHER = 4
/** So many of them appear between two frames; after a leap the rest follows in the next. */
const PER_FRAME = 2
/** How far beyond what is in sight rows are drawn already, so that neither a turn of the wheel nor the next arrow key meets a gap. */
const AHEAD = '360px 0px'

type Tell = (inSight: boolean, height: number) => void
type Watch = { observe: (part: Element, tell: Tell) => () => void; /** Pixels that some rows will take, by those that were drawn. */ roomOf: (rows: number) => number }
const Watching = createContext<Watch | null>(null)

type RowWindowProps<T> = { items: readonly T[]; /** One row, with its place from 0; it brings its key. */ draw: (item: T, at: number) => ReactNode; /** A first guess of a row's height in pixels. */ rowHeight: number }

/**
 * Of many rows only those in sight and near it; the others keep their room. Rows that hold the focus stay, wherever one
 * scrolls, so that nobody loses their place. Drawing gives way to scrolling and typing.
 */
export function RowWindow<T>({ items, draw, rowHeight }: RowWindowProps<T>) {
  const [watch] = useState(() => createWatch(rowHeight))
  if (items.length <= FEW) return items.map(draw)
  const parts = Array.from({ length: Math.ceil(items.length / TOGETHER) }, (_, at) => at * TOGETHER)
  return (
    <Watching value={watch}>
      {parts.map((from) => (
        // Other items begin anew, with those that are in sight first.
        <Part key={`${items.length} ${from}`} count={Math.min(TOGETHER, items.length - from)} first={from < 2 * TOGETHER} draw={() => items.slice(from, from + TOGETHER).map((item, at) => draw(item, from + at))} />
      ))}
    </Watching>
  )
}

/** Some rows, or their room. */
function Part({ count, first, draw }: { count: number; first: boolean; draw: () => ReactNode }) {
  const watch = useContext(Watching)
  const part = useRef<HTMLDivElement>(null)
  const [inSight, setInSight] = useState(first)
  const [height, setHeight] = useState<number | null>(null)
  useEffect(() => {
    const element = part.current
    if (!element) return
    return watch?.observe(element, (seen, measured) => {
      const keeps = element.contains(document.activeElement)
      startTransition(() => {
        setInSight(seen || keeps)
        if (!seen && element.childElementCount > 0) setHeight(measured)
      })
    })
  }, [watch])
  return (
    <div ref={part} role="presentation" {...(inSight ? {} : { style: { height: height ?? watch?.roomOf(count) } })}>
      {inSight && draw()}
    </div>
  )
}

/** One watcher for all parts. It looks at this document, because inside Teams' frame a margin counts for nothing else. */
function createWatch(guess: number): Watch {
  const tells = new Map<Element, Tell>()
  const coming = new Set<Element>()
  let frame: number | null = null
  let rowHeight = guess
  function reveal() {
    for (const part of [...coming].slice(0, PER_FRAME)) {
      coming.delete(part)
      tells.get(part)?.(true, 0)
    }
    frame = coming.size > 0 ? requestAnimationFrame(reveal) : null
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect: { height } } of entries) {
        if (target.childElementCount > 0) rowHeight = height / target.childElementCount
        coming.delete(target)
        if (isIntersecting) coming.add(target)
        else tells.get(target)?.(false, height)
      }
      if (coming.size > 0) frame ??= requestAnimationFrame(reveal)
    },
    { root: document, rootMargin: AHEAD },
  )
  return {
    roomOf: (rows) => rows * rowHeight,
    // With its last part gone, nothing holds the observer.
    observe(part, tell) {
      tells.set(part, tell)
      observer.observe(part)
      return () => {
        tells.delete(part)
        coming.delete(part)
        observer.unobserve(part)
      }
    },
  }
}
