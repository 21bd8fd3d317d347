import { wholeBlocks } from '../nudges/total-pulse.ts'
import type { Tie } from './measures/measure-ties.ts'
import type { Facts } from './store.ts'

/** A tie that programs made, with the place of its cohort among all cohorts: the first in which it was so. */
export type MadeTie = { people: Tie; cohort: number }

export type Made = {
  /** Ids of the people, and the department of each by its place in `departments`; -1 without one. */
  people: string[]
  departmentOf: number[]
  departments: string[]
  scheduled: MadeTie[]
  held: MadeTie[]
  kept: MadeTie[]
  /** Of each cohort: who was asked, and whose answers are in the figures. */
  asked: number[]
  answered: number[]
}

const heldFrom = 2

/**
 * The ties that programs made, from what is known of circles, closed sessions and answers. A tie counts once, in the first cohort that made it.
 * Answers enter in whole blocks, so that no two looks differ by one person; a tie is kept when one of the two says so.
 */
export function buildTies(facts: Facts): Made {
  const people = facts.people.map(({ id }) => id)
  const departments = [...new Set(facts.people.flatMap(({ department }) => department ?? []))].sort()
  const departmentAt = new Map(departments.map((name, at) => [name, at]))
  const departmentOf = facts.people.map(({ department }) => (department === null ? -1 : (departmentAt.get(department) ?? -1)))
  const personAt = new Map(people.map((id, at) => [id, at]))
  const cohortAt = new Map(facts.cohorts.map(({ id }, at) => [id, at]))
  const [scheduled, held, kept] = [new Ledger(), new Ledger(), new Ledger()]

  const closed = Map.groupBy(facts.sessions, ({ circleId }) => circleId)
  for (const [circleId, places] of Map.groupBy(facts.places, (place) => place.circleId)) {
    const sessions = closed.get(circleId) ?? []
    const cohort = cohortAt.get(places[0]?.cohortId ?? '') ?? -1
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        const pair = [personAt.get(one.personId) ?? -1, personAt.get(other.personId) ?? -1] as const
        scheduled.add(pair, cohort)
        const until = Math.min(one.leftAt ?? Infinity, other.leftAt ?? Infinity)
        if (sessions.filter(({ completedAt }) => completedAt <= until).length >= heldFrom) held.add(pair, cohort)
      }
    }
  }

  const answered = facts.cohorts.map(() => 0)
  const named = Map.groupBy(facts.names, ({ cohortId, personId }) => `${cohortId} ${personId}`)
  for (const [cohortId, answers] of Map.groupBy(facts.answers, (answer) => answer.cohortId)) {
    const cohort = cohortAt.get(cohortId) ?? -1
    const counted = wholeBlocks(answers.filter(({ skipped }) => !skipped))
    answered[cohort] = counted.length
    for (const { personId } of counted) {
      for (const { otherId } of named.get(`${cohortId} ${personId}`) ?? []) kept.add([personAt.get(personId) ?? -1, personAt.get(otherId) ?? -1], cohort)
    }
  }
  const between = (tie: MadeTie) => departmentOf[tie.people[0]] !== departmentOf[tie.people[1]]
  const known = (tie: MadeTie) => tie.people.every((person) => (departmentOf[person] ?? -1) >= 0)
  const askedOf = new Map(facts.asked.map(({ cohortId, people: count }) => [cohortId, count]))
  return {
    people, departmentOf, departments, answered,
    scheduled: scheduled.ties().filter(known),
    held: held.ties().filter(known),
    kept: kept.ties().filter(known).filter(between),
    asked: facts.cohorts.map(({ id }) => askedOf.get(id) ?? 0),
  }
}

/** Ties by their two people, each with the first cohort that made it. */
class Ledger {
  readonly #found = new Map<number, MadeTie>()

  add([a, b]: Tie, cohort: number): void {
    if (a === b || a < 0 || b < 0) return
    const people = [Math.min(a, b), Math.max(a, b)] as const
    const key = people[0] * 4_194_304 + people[1]
    const before = this.#found.get(key)
    if (!before || cohort < before.cohort) this.#found.set(key, { people, cohort })
  }

  ties(): MadeTie[] {
    return [...this.#found.values()]
  }
}
