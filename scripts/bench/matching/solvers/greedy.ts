import type { BenchInstance, Form } from '../instance.ts'
import type { Seating, Solver } from '../solver.ts'

/** The best score first, whoever it is for: what most matching software does, and not the optimum. */
export const greedy: Solver = {
  name: 'greedy',
  isExact: false,
  forms: ['free', 'distinct'],
  load: () => build,
}

/** An offer's lack of score and its number in one whole number below 2^53, so that sorting needs no comparison function. */
const offerRoom = 2 ** 30

function build(instance: BenchInstance, form: Form): () => Seating {
  const { departments, department, seats, offerStart, offerMentor, offerScore } = instance
  return () => {
    const queue = Float64Array.from(offerScore, (score, offer) => (1_000_000 - score) * offerRoom + offer).sort()
    const menteeOf = new Int32Array(offerMentor.length)
    department.forEach((_, mentee) => menteeOf.fill(mentee, offerStart[mentee], offerStart[mentee + 1]))
    const mentorOf = new Int32Array(department.length).fill(-1)
    const left = seats.slice()
    const isTaken = new Uint8Array(form === 'distinct' ? seats.length * departments : 0)
    for (const packed of queue) {
      const offer = packed % offerRoom
      const mentee = menteeOf[offer]!
      const mentor = offerMentor[offer]!
      if (mentorOf[mentee] !== -1 || left[mentor] === 0) continue
      const place = mentor * departments + department[mentee]!
      if (isTaken[place] === 1) continue
      mentorOf[mentee] = mentor
      left[mentor]!--
      if (form === 'distinct') isTaken[place] = 1
    }
    return { mentorOf }
  }
}
