import { useEffect, useState } from 'react'
import type { SessionRun } from '../../api/sessions/contract.ts'
import { say } from '../texts/sessions-run.ts'

/** What is left of the step, in seconds, ticking on this device between two answers of the server; the server's clock counts. */
export function useCountdown(run: SessionRun, readAt: number): number {
  const [now, setNow] = useState(() => Date.now())
  const ticking = run.state === 'running'
  useEffect(() => {
    if (!ticking) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [ticking])
  return ticking ? run.secondsLeft - Math.max(0, Math.floor((now - readAt) / 1000)) : run.secondsLeft
}

/** What a screen reader is told of the time: at one minute and at its end, and nothing between. */
export function spokenAt(secondsLeft: number): string {
  if (secondsLeft <= 0) return say('timeIsUp')
  return secondsLeft <= 60 ? say('oneMinuteLeft') : ''
}
