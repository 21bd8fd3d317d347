import type { SessionRoom, SessionRun, Step } from '../../api/sessions/contract.ts'
import { dayAfter } from '../parts/moments.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { say } from '../texts/sessions-run.ts'

export type View = 'prepare' | 'run' | 'close'

/** The view that is right for now: preparing before the session, running while it is on, closing afterwards. */
export function viewFor(room: SessionRoom, now: number): View {
  const { startAt, endAt, state } = room.stage.session
  if (state === 'completed' || room.run.state === 'finished') return 'close'
  if (room.run.state === 'running' || room.run.state === 'paused') return 'run'
  if (startAt === null || endAt === null || now < startAt - 10 * 60_000) return 'prepare'
  return now < endAt ? 'run' : 'close'
}

/** "4:05", also below nought: "−0:12". */
export function clockOf(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds))
  return `${seconds < 0 && whole > 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Whose turn a step is, for `me`. */
export function turnWords(step: Step, me: string): string {
  if (step.turnOf === null) return say('allTogether')
  return step.turnOf.id === me ? say('yourTurn') : say('turnOfOther', { name: firstNameOf(step.turnOf) })
}

/** What a step is for: a turn that nobody takes is time of all. */
export function stepText(step: Step): string {
  return step.insteadOf === null ? step.text : say('insteadOf', { name: firstNameOf(step.insteadOf) })
}

/** Where a run is in its agenda, and what is to know about it: "Step 3 of 5 · Mei paused", for `me`. `left`: seconds of this step. */
export function stateWords(run: SessionRun, steps: number, left: number, me: string): string {
  const place = say('step', { step: run.step + 1, steps })
  if (run.state === 'paused') return `${place} · ${pausedWords(run.pressedBy, me)}`
  return left <= 0 ? `${place} · ${say('overTime')}` : place
}

function pausedWords(by: SessionRun['pressedBy'], me: string): string {
  if (!by) return say('paused')
  return by.id === me ? say('pausedByYou') : say('pausedBy', { name: firstNameOf(by) })
}

/** The local date six days on: with tomorrow, a week from now, by which a small step is done unless somebody says otherwise. */
export function weekLater(on: string): string {
  return Array.from({ length: 6 }).reduce<string>((day) => dayAfter(day), on)
}
