import { say } from '../texts/parts-later.ts'

const keys: Readonly<Record<number, 'phaseOne' | 'phaseTwo' | 'phaseThree' | 'phaseFour'>> = { 1: 'phaseOne', 2: 'phaseTwo', 3: 'phaseThree', 4: 'phaseFour' }

/** What one of the four phases is called that every roadmap goes through, by its number from 1; empty for any other. */
export function phaseWord(phase: number): string {
  const key = keys[phase]
  return key ? say(key) : ''
}
