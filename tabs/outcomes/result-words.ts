import type { Figure, Results } from '../../api/outcomes/contract.ts'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/outcomes.ts'

const groups = { 'taking-part': 'groupTakingPart', sessions: 'groupSessions', progress: 'groupProgress', voices: 'groupVoices' } as const

/** Figures by what they are about, in the API's order. */
export function figuresByGroup(figures: readonly Figure[]): { title: string; figures: Figure[] }[] {
  return (Object.entries(groups) as [Figure['group'], (typeof groups)[Figure['group']]][]).flatMap(([group, key]) => {
    const own = figures.filter((figure) => figure.group === group)
    return own.length === 0 ? [] : [{ title: say(key), figures: own }]
  })
}

/** What the bars of the months say. */
export function sessionsSentence(months: Results['months']): string {
  const sum = (part: 'held' | 'moved' | 'missed') => months.reduce((total, month) => total + month[part], 0)
  return say('sessionsSentence', { held: sum('held') + sum('moved'), due: sum('held') + sum('moved') + sum('missed'), moved: sum('moved') })
}

/** Which session was worth most; null while none is shown. */
export function pulseSentence(pulse: Results['pulse']): string | null {
  const [best] = pulse.flatMap(({ number, mean }) => (mean === null ? [] : [{ number, mean }])).sort((a, b) => b.mean - a.mean)
  return best ? say('pulseSentence', { best: best.number, mean: meanInWords(best.mean) }) : null
}

/** "4.2". */
export function meanInWords(mean: number): string {
  return numberOf(mean, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}
