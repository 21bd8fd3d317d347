import type { SeatingProblem } from '#api/matching/engine/seating/problem.ts'
import { createSeating } from '#api/matching/engine/seating/seating.ts'
import type { BenchInstance, Form } from '../instance.ts'
import type { Seating, Solver } from '../solver.ts'

export const ours: Solver = {
  name: 'Crosspath',
  isExact: true,
  forms: ['free', 'distinct'],
  load: () => build,
}

/** The instance as the engine's solver takes it; `free` is a company without departments. */
export function seatingProblem(instance: BenchInstance, form: Form): SeatingProblem {
  return {
    group: form === 'distinct' ? instance.department : new Int32Array(instance.department.length),
    seats: instance.seats,
    offerStart: instance.offerStart,
    offerMentor: instance.offerMentor,
    offerWorth: instance.offerScore,
    matchWorth: 1_000_000 * instance.department.length + 1,
    penalty: form === 'distinct' ? Infinity : 0,
    standing: [],
  }
}

function build(instance: BenchInstance, form: Form): () => Seating {
  const problem = seatingProblem(instance, form)
  return () => {
    const { mentorOf, menteePrice, mentorPrice, places } = createSeating(problem)
    return { mentorOf, prices: () => ({ matchWorth: problem.matchWorth, mentee: menteePrice, mentor: mentorPrice, places: places() }) }
  }
}
