import type { Idea } from '../../api/sessions/contract.ts'
import type { Tone } from '../parts/status.tsx'
import type { say } from '../texts/roadmap-circle.ts'

/** The states of an idea, each with the key of its word. "Stopped" is an outcome like any other: something was learned. */
export const ideaStates: Record<Idea['state'], { word: Parameters<typeof say>[0]; tone: Tone }> = {
  idea: { word: 'stateIdea', tone: 'plain' },
  testing: { word: 'stateTesting', tone: 'waiting' },
  adopted: { word: 'stateAdopted', tone: 'good' },
  parked: { word: 'stateParked', tone: 'plain' },
  stopped: { word: 'stateStopped', tone: 'plain' },
}

/** What is asked for beside the state: a test that runs has a day, and one that is over an outcome. */
export function asksFor(state: Idea['state']): { day: boolean; outcome: boolean } {
  return { day: state === 'idea' || state === 'testing', outcome: state === 'adopted' || state === 'stopped' }
}
