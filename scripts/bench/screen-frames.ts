import type { Frame } from 'playwright-core'

/** What happened while something was done: frames, the longest of them, and the longest that the page's code kept the browser busy, in milliseconds. */
export type FrameFigures = { frames: number; longest: number; over50: number; longestTask: number }

type Recorder = { stop(): FrameFigures }

/** Counts the frames of a page while `act` goes on, and for half a second more. */
export async function countFrames(frame: Frame, act: () => Promise<void>): Promise<FrameFigures> {
  await frame.evaluate(() => {
    const gaps: number[] = []
    const tasks: number[] = []
    let last = performance.now()
    let goesOn = true
    const turn = (now: number) => {
      gaps.push(now - last)
      last = now
      if (goesOn) requestAnimationFrame(turn)
    }
    // The first frame tells how long the last one was; it is none of ours.
    requestAnimationFrame((now) => {
      last = now
      requestAnimationFrame(turn)
    })
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    observer.observe({ type: 'longtask' })
    const recorder: Recorder = {
      stop() {
        goesOn = false
        tasks.push(...observer.takeRecords().map(({ duration }) => duration))
        observer.disconnect()
        return { frames: gaps.length, longest: Math.max(0, ...gaps), over50: gaps.filter((gap) => gap > 50).length, longestTask: Math.max(0, ...tasks) }
      },
    }
    Object.assign(window, { crosspathFrames: recorder })
  })
  await act()
  await new Promise((resolve) => setTimeout(resolve, 500))
  return frame.evaluate(() => (window as unknown as { crosspathFrames: Recorder }).crosspathFrames.stop())
}
