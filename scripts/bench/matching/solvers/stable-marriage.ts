import type { Solver } from '../solver.ts'
import { loadPackage } from './package.ts'

type Person = { fiance?: Person | null; generatePreferences(preferences: Person[]): void }

type StableMarriage = { Person: new (name: string) => Person; stableMarriage(suitors: Person[]): unknown }

/** Deferred acceptance (Gale and Shapley): stable, and not the optimum. Knows one partner each, so a mentor stands in line once per seat. */
export const stableMarriagePackage: Solver = {
  name: 'stable-marriage',
  isExact: false,
  forms: ['free'],
  async load(packages) {
    const { Person, stableMarriage } = await loadPackage<StableMarriage>(packages, 'stable-marriage')
    return ({ department, seats, offerStart, offerMentor, offerScore }) => {
      const mentees = Array.from(department, (_, mentee) => new Person(`mentee ${mentee}`))
      const chairs = Array.from(seats, (own, mentor) => Array.from({ length: own }, (_, seat) => new Person(`mentor ${mentor}, seat ${seat}`)))
      const mentorOfChair = new Map(chairs.flatMap((own, mentor) => own.map((chair): [Person, number] => [chair, mentor])))
      const suitors: { mentee: Person; score: number }[][] = chairs.map(() => [])
      mentees.forEach((mentee, at) => {
        const offers = offerMentor.subarray(offerStart[at], offerStart[at + 1])
        mentee.generatePreferences([...offers].flatMap((mentor) => chairs[mentor]!))
        offers.forEach((mentor, entry) => suitors[mentor]!.push({ mentee, score: offerScore[offerStart[at]! + entry]! }))
      })
      suitors.forEach((own, mentor) => {
        const preferences = own.sort((one, other) => other.score - one.score).map(({ mentee }) => mentee)
        for (const chair of chairs[mentor]!) chair.generatePreferences(preferences)
      })
      return () => {
        stableMarriage(mentees)
        return { mentorOf: Int32Array.from(mentees, ({ fiance }) => (fiance ? mentorOfChair.get(fiance)! : -1)) }
      }
    }
  },
}
