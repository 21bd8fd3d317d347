import type { PulseTotals } from '../../api/nudges/contract.ts'
import { say } from '../texts/programs-overview.ts'

/** What the figures say first: "Worth their time: 4.2 of 5. 31 of 40 know their next step." */
export function pulseHeadline({ worthMean, nextStep }: Pick<PulseTotals, 'worthMean' | 'nextStep'>): string {
  const parts = []
  if (worthMean !== null) parts.push(say('pulseWorth', { mean: worthMean }))
  if (nextStep !== null) {
    const all = nextStep.reduce((sum, { count }) => sum + count, 0)
    parts.push(say('pulseNextStep', { known: nextStep.find(({ value }) => value === 'yes')?.count ?? 0, all }))
  }
  return parts.join(' ')
}

/** How many answered, beside how many are in the figures. */
export function answerRate({ asked, answered, responseRate, counted }: Pick<PulseTotals, 'asked' | 'answered' | 'responseRate' | 'counted'>): string {
  const rate = responseRate === null ? [] : [say('pulseRate', { answered, asked, percent: Math.round(responseRate * 100) })]
  return [...rate, say('pulseCounted', { counted })].join(' ')
}

/** Each answer with its part of all, 0 to 1. */
export function sharesOf(answers: NonNullable<PulseTotals['worth']>): { text: string; count: number; share: number }[] {
  const all = answers.reduce((sum, { count }) => sum + count, 0)
  return answers.map(({ text, count }) => ({ text, count, share: all === 0 ? 0 : count / all }))
}
