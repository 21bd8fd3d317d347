import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Me } from '../../api/people/contract.ts'
import { forgetOthers } from './kept-on-device.ts'

const MeContext = createContext<{ me: Me; readAt: number } | null>(null)

/** Gives every screen the signed-in person; `readAt` is when the answer arrived, by the device's clock. */
export function MeProvider({ me, readAt, children }: { me: Me; readAt: number; children: ReactNode }) {
  const { id } = me.person
  useEffect(() => forgetOthers(id), [id])
  return <MeContext value={{ me, readAt }}>{children}</MeContext>
}

/** The signed-in person. Only inside the frame, which shows its screens once the person is known. */
export function useMe(): Me {
  return useHeld().me
}

/** The server's clock in epoch milliseconds, ticking twice a minute: a device's own clock may be wrong. */
export function useNow(): number {
  const { me, readAt } = useHeld()
  const [tick, setTick] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return me.nowAt + Math.max(0, tick - readAt)
}

function useHeld() {
  const held = useContext(MeContext)
  if (!held) throw new Error('This part belongs inside MeProvider.')
  return held
}
