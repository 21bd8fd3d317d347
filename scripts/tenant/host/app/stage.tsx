import { createContext, useContext } from 'react'
import type { Address } from './address.ts'
import type { Company, PersonLine, State } from '../wire.ts'

/** What every part of the page needs to know about the moment. */
export type Stage = {
  company: Company
  person: PersonLine
  state: State | null
  address: Address
  move(change: Partial<Address>, how?: 'push' | 'replace'): void
  /** One short sentence in the corner of the page. */
  say(text: string): void
  /** The page is phone-wide, by choice or by the window. */
  narrow: boolean
  /** Opens a link of the Microsoft 365 world inside the rehearsal. */
  openLink(link: string): { ok: true } | { ok: false; reason: string }
}

const StageContext = createContext<Stage | null>(null)
export const StageProvider = StageContext.Provider

/** The stage that the shell provides. */
export function useStage(): Stage {
  const stage = useContext(StageContext)
  if (!stage) throw new Error('This part of the page stands outside the shell.')
  return stage
}
