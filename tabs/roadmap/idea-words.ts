import type { Idea } from '../../api/sessions/contract.ts'
import type { Tone } from '../parts/status.tsx'

/** The states of an idea as people read them. "Stopped" is an outcome like any other: something was learned. */
export const ideaStates: Record<Idea['state'], { word: string; tone: Tone }> = {
  idea: { word: 'Idea', tone: 'plain' },
  testing: { word: 'Being tested', tone: 'waiting' },
  adopted: { word: 'In use', tone: 'good' },
  parked: { word: 'Put aside', tone: 'plain' },
  stopped: { word: 'Stopped', tone: 'plain' },
}

/** What is asked for beside the state: a test that runs has a day, and one that is over an outcome. */
export function asksFor(state: Idea['state']): { day: boolean; outcome: boolean } {
  return { day: state === 'idea' || state === 'testing', outcome: state === 'adopted' || state === 'stopped' }
}
