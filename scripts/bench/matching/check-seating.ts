import type { BenchInstance, Form } from './instance.ts'

export type Tally = { matched: number; score: number; faults: string[] }

/**
 * Counts what a seating is worth and says, in words, what is wrong with it. It knows the instance alone, so that no
 * solver vouches for itself.
 */
export function checkSeating(instance: BenchInstance, form: Form, mentorOf: Int32Array): Tally {
  const { department, seats, offerStart, offerMentor, offerScore } = instance
  const faults: string[] = []
  if (mentorOf.length !== department.length) return { matched: 0, score: 0, faults: [`${mentorOf.length} answers for ${department.length} mentees`] }
  const taken = new Int32Array(seats.length)
  const places = new Set<number>()
  let matched = 0
  let score = 0
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const mentor = mentorOf[mentee]!
    if (mentor === -1) continue
    const offer = offerMentor.subarray(offerStart[mentee], offerStart[mentee + 1]).indexOf(mentor)
    if (offer < 0) {
      faults.push(`mentee ${mentee} sits with mentor ${mentor}, whom nobody offered`)
      continue
    }
    matched++
    score += offerScore[offerStart[mentee]! + offer]!
    if (++taken[mentor]! === seats[mentor]! + 1) faults.push(`mentor ${mentor} has more mentees than seats`)
    const place = mentor * instance.departments + department[mentee]!
    if (form === 'distinct' && places.has(place)) faults.push(`mentor ${mentor} has two mentees of department ${department[mentee]}`)
    places.add(place)
  }
  return { matched, score, faults }
}
