import type { SessionRoom, SessionRun, Step } from '../../api/sessions/contract.ts'
import { dayAfter } from '../parts/moments.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { dateOf, type Reader } from '../parts/moments.ts'
import type { Form } from './form-types.ts'

export type View = 'prepare' | 'run' | 'close'

/** The view that is right for now: preparing before the session, running while it is on, closing afterwards. */
export function viewFor(room: SessionRoom, now: number): View {
  const { startAt, endAt, state } = room.stage.session
  if (state === 'completed' || room.run.state === 'finished') return 'close'
  if (room.run.state === 'running' || room.run.state === 'paused') return 'run'
  if (startAt === null || endAt === null || now < startAt - 10 * 60_000) return 'prepare'
  return now < endAt ? 'run' : 'close'
}

/** Who reads an exercise, in words on the spot. `members`: how many the circle has. */
export function seenBy(seen: Form['seen'], shared: boolean, members: number): string {
  const circle = members === 2 ? 'the other one of you' : 'your circle'
  switch (seen) {
    case 'mine':
      return 'Only you see this, now and later.'
    case 'choice':
      return shared ? `${capital(circle)} sees this, and whoever joins later. Nobody else does.` : 'Only you see this until you share it.'
    case 'both':
      return 'Once you have marked yours as ready, you see each other’s. Nobody is led by what somebody else wrote.'
    case 'circle':
      return `${capital(circle)} sees this once you mark it as ready, and whoever joins later. Nobody else does.`
    case 'mentor':
      return members > 2 ? 'Your mentor sees this without your name. In a small circle they may still guess who wrote it.' : 'Your mentor sees this.'
  }
}

/** "4:05", also below nought: "−0:12". */
export function clockOf(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds))
  return `${seconds < 0 && whole > 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Whose turn a step is, for `me`. */
export function turnWords(step: Step, me: string): string {
  if (step.turnOf === null) return 'All together'
  return step.turnOf.id === me ? 'Your turn' : `${firstNameOf(step.turnOf)}’s turn`
}

/** Where a run is in its agenda, and what is to know about it: "Step 3 of 5 · Mei paused", for `me`. `left`: seconds of this step. */
export function stateWords(run: SessionRun, steps: number, left: number, me: string): string {
  const place = `Step ${run.step + 1} of ${steps}`
  const { pressedBy } = run
  if (run.state === 'paused') return `${place} · ${pressedBy ? `${pressedBy.id === me ? 'You' : firstNameOf(pressedBy)} paused` : 'Paused'}`
  return left <= 0 ? `${place} · Time is up; go on when it suits you` : place
}

/** The local date six days on: with tomorrow, a week from now, by which a small step is done unless somebody says otherwise. */
export function weekLater(on: string): string {
  return Array.from({ length: 6 }).reduce<string>((day) => dayAfter(day), on)
}

/** How far the exercises are: "2 of 3 exercises ready". */
export function readinessOf(room: SessionRoom): string {
  const ready = room.exercises.filter(({ readyAt }) => readyAt !== null).length
  return room.exercises.length === 0 ? '' : `${ready} of ${room.exercises.length} exercises ready`
}

/** What the members agreed, as the words to begin with when the session is closed: one line for each action of this session. */
export function agreedFrom(room: SessionRoom, reader: Reader): string {
  return room.actions
    .filter(({ number }) => number === room.stage.number)
    .map(({ owner, what, dueOn }) => `${owner.displayName}: ${what}, by ${dateOf(dueOn, reader, room.nowAt)}`)
    .join('\n')
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
