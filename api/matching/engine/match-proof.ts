import { writeCertificate } from './certificate.ts'
import { eachPermitted } from './each-permitted.ts'
import type { Held } from './openings.ts'
import type { Pool } from './pool.ts'
import type { BestSeating } from './seat-best.ts'
import type { Certificate, PermittedPair } from './types.ts'

/** What it takes to check an answer. */
export type MatchProof = {
  certificate: Certificate
  /** Every permitted pair of those whom no lock holds, capacity aside, by mentee, then mentor, one after the other. */
  eachCandidate(): Generator<PermittedPair>
  /** The same as one list, for companies small enough. */
  candidates(): PermittedPair[]
  /** The pairs that were compared in full, each mentee's best among them; all of them in companies small enough. */
  eachListed(): Generator<PermittedPair>
}

export function proveMatch(pool: Pool, held: Held, best: BestSeating): MatchProof {
  const everySeat = { ...held.openings, seats: held.openings.seats.map(() => 1) }
  return {
    certificate: writeCertificate(pool, held, best),
    eachCandidate: () => eachPermitted(pool, everySeat),
    candidates: () => [...eachPermitted(pool, everySeat)],
    *eachListed() {
      const { offerStart, offerMentor, offerScore } = best.list
      for (const [at, mentee] of held.free.entries()) {
        for (let offer = offerStart[at]!; offer < offerStart[at + 1]!; offer++) {
          yield { mentee: mentee.id, mentor: pool.mentors[offerMentor[offer]!]!.id, score: offerScore[offer]!, group: pool.groups[mentee.group]! }
        }
      }
    },
  }
}
