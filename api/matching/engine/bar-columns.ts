import type { Cast } from './cast.ts'
import { createPairMarker, type PairMarker, type PairMarks } from './pair-marks.ts'
import { seasonOf } from './program-rules.ts'
import { ruleBits } from './rule-bits.ts'

/** The pairs that a rule about these very two people forbids, with the bits of the rules: reporting lines, vetoes, forbidden pairs, history. */
export function barColumns(cast: Cast, managerOf: Int32Array): PairMarks {
  const { instance, rules, numberOf, mentorOf, menteeOf } = cast
  const marker = createPairMarker(cast.mentors.length, cast.mentees.length)
  const mentorNamed = (id: string): number => mentorOf[numberOf.get(id) ?? -1] ?? -1
  const menteeNamed = (id: string): number => menteeOf[numberOf.get(id) ?? -1] ?? -1
  instance.mentors.forEach(({ never }, form) => {
    for (const id of never ?? []) marker.mark(cast.mentorOfForm[form]!, menteeNamed(id), ruleBits.never)
  })
  instance.mentees.forEach(({ never }, form) => {
    for (const id of never ?? []) marker.mark(mentorNamed(id), cast.menteeOfForm[form]!, ruleBits.never)
  })
  for (const pair of instance.forbidden ?? []) marker.mark(mentorNamed(pair.mentor), menteeNamed(pair.mentee), ruleBits.forbidden)
  for (const pair of instance.heldBack ?? []) marker.mark(mentorNamed(pair.mentor), menteeNamed(pair.mentee), ruleBits.heldBack)
  const season = seasonOf(instance)
  for (const pair of instance.history ?? []) {
    if (season - pair.season <= rules.cooldownSeasons) marker.mark(mentorNamed(pair.mentor), menteeNamed(pair.mentee), ruleBits.cooldownSeasons)
  }
  markLines(cast, managerOf, marker)
  return marker.done()
}

/** Walks upward from everybody once. Cycles and managers who are gone end a walk, as real directories have both. */
function markLines({ people, rules, mentorPerson, menteePerson, mentorOf, menteeOf }: Cast, managerOf: Int32Array, marker: PairMarker): void {
  const most = rules.reportingLevels === 'any' ? Infinity : rules.reportingLevels
  const walkOf = new Int32Array(people.length).fill(-1)
  let walk = 0
  function eachAbove(person: number, visit: (manager: number) => void): void {
    walk++
    let manager = managerOf[person]!
    for (let level = 1; level <= most && manager >= 0 && manager < people.length; level++) {
      if (manager === person || walkOf[manager] === walk) return
      walkOf[manager] = walk
      visit(manager)
      manager = managerOf[manager]!
    }
  }
  menteePerson.forEach((person, mentee) => eachAbove(person, (manager) => marker.mark(mentorOf[manager]!, mentee, ruleBits.reportingLevels)))
  mentorPerson.forEach((person, mentor) => eachAbove(person, (manager) => marker.mark(mentor, menteeOf[manager]!, ruleBits.reportingLevels)))
}
