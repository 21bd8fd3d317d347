import type { Estimate, Finding } from '../../api/impact/contract.ts'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/impact.ts'

type Judged = NonNullable<Finding['judged']>
type Told = NonNullable<Estimate['interval']>

/** A share's difference in points, a number's in its own unit, to one decimal. */
export function amountOf(value: number, kind: Judged['kind']): string {
  return numberOf(kind === 'yes-no' ? value * 100 : value, { maximumFractionDigits: 1 })
}

/** What an interval says, and what it leaves open, in one sentence. */
export function intervalSentence({ low, high }: Told, { kind, outcome }: Judged, design: Finding['design']): string {
  const unit = kind === 'yes-no' ? 'points' : 'own'
  if (low <= 0 && high >= 0) return say('cannotTell', { low: amountOf(low, kind), high: amountOf(high, kind), unit })
  const ends = low > 0 ? { low: amountOf(low, kind), high: amountOf(high, kind) } : { low: amountOf(-high, kind), high: amountOf(-low, kind) }
  return say(low > 0 ? 'firstMore' : 'firstLess', { outcome, ...ends, unit, design: design ?? 'lottery' })
}

/** Why no number is shown, and how many people it would take. */
export function refusalSentence({ why, people }: NonNullable<Estimate['refused']>): string {
  if (why === 'arm-too-small') return say('refusedFew', { people: people ?? 0 })
  if (why === 'too-wide' && people !== null) return say('refusedWide', { people })
  return say(why === 'weak-draw' ? 'refusedWeak' : 'refusedMissing')
}

/** Why there is no comparison at all; null where there is one. */
export function stateSentence(state: Finding['state'], measuredOn: string): string | null {
  switch (state) {
    case 'not-random':
      return say('comparison')
    case 'not-drawn':
      return say('notDrawn')
    case 'not-registered':
      return say('notRegistered')
    case 'too-early':
      return say('tooEarly', { day: measuredOn })
    case 'no-outcomes':
      return say('noOutcomes')
    case 'judged':
      return null
  }
}
