import type { AgendaLine } from './content.ts'

/**
 * One stretch of an agenda. `turnOf`: whose turn it is; null for a stretch of everybody. `insteadOf`: who would have had this turn and is
 * not here. `line`: index of the agenda's line.
 */
export type AgendaStep = { text: string; seconds: number; turnOf: string | null; insteadOf: string | null; line: number }

/**
 * The agenda as it is lived: a line with turns becomes one step for each person. Turns of a line are equal to the second (a rest that does
 * not divide goes to the first ones), and all seconds add up to the agenda's. Nobody is always last: the order moves on by one each session.
 * The turn of somebody who is absent becomes time of everybody, at its place and as long: so whoever is marked while the clock runs, the
 * steps behind and ahead stay what they are, and nobody else's turn grows.
 * @param number of the session, from 1 · @param people in a stable order
 */
export function toSteps(agenda: readonly AgendaLine[], people: { mentees: readonly string[]; everyone: readonly string[] }, number: number, absent: ReadonlySet<string> = new Set()): AgendaStep[] {
  return agenda.flatMap(({ minutes, text, turns }, line): AgendaStep[] => {
    const order = turns ? rotate(people[turns], number - 1) : []
    if (order.length === 0) return [{ text, seconds: minutes * 60, turnOf: null, insteadOf: null, line }]
    const each = Math.floor((minutes * 60) / order.length)
    const rest = minutes * 60 - each * order.length
    return order.map((personId, at) => {
      const away = absent.has(personId)
      return { text, seconds: each + (at < rest ? 1 : 0), turnOf: away ? null : personId, insteadOf: away ? personId : null, line }
    })
  })
}

function rotate(people: readonly string[], by: number): string[] {
  const at = people.length === 0 ? 0 : by % people.length
  return [...people.slice(at), ...people.slice(0, at)]
}
