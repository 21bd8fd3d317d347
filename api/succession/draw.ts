import { createHmac } from 'node:crypto'

/**
 * Who counts as drawn: of four equally likely coins three for a candidate and one for anybody else. So of two companies that
 * differ in one person's flag, no answer is more than three times as likely in one as in the other (randomised response,
 * ε = ln 3), and whatever is computed from the answer says no more. One coin for both, so a flag can only draw more.
 */
export const coins = 4
const coinsOf = { candidate: 3, other: 1 }

/** @param coin 0 to 3 */
export function isDrawn(coin: number, isCandidate: boolean): boolean {
  return coin < (isCandidate ? coinsOf.candidate : coinsOf.other)
}

/** The coin of a person in a cohort: always the same for the same secret, and nothing can be told of it without. */
export function coinOf(secret: string, personId: string): number {
  // A byte is four coins sixty-four times over, so none is likelier.
  return createHmac('sha256', secret).update(`bench ${personId}`).digest().readUInt8(0) % coins
}

/** How many answers of their own somebody gives in all their life, over however many cohorts: afterwards the last one is given again. */
export const mostDraws = 2

export type Draw = { personId: string; drawn: boolean; fresh: boolean }

/**
 * Draws those of a cohort who were not drawn in it yet.
 * @param earlier what each has answered in other cohorts, the oldest first
 */
export function drawAnswers({ secret, personIds, candidates, earlier }: { secret: string; personIds: string[]; candidates: ReadonlySet<string>; earlier: ReadonlyMap<string, Pick<Draw, 'drawn' | 'fresh'>[]> }): Draw[] {
  return personIds.map((personId) => {
    const before = earlier.get(personId) ?? []
    const last = before.at(-1)
    if (last && before.filter(({ fresh }) => fresh).length >= mostDraws) return { personId, drawn: last.drawn, fresh: false }
    return { personId, drawn: isDrawn(coinOf(secret, personId), candidates.has(personId)), fresh: true }
  })
}

export type InFunction = { personId: string; /** The name under which it is compared; null where none is known. */ function: string | null }

/**
 * The mentors who count as wished for: for each mentee who was drawn, those of functions that some critical role asks for,
 * that the mentee does not work in and has met in no circle. What a lead has entered of earlier posts is left out, since
 * only candidates have such entries.
 * @returns mentee to mentors, both by id; whoever has none is left out
 */
export function favourBench({ asked, drawn, mentees, mentors, met }: { asked: ReadonlySet<string>; drawn: ReadonlySet<string>; mentees: InFunction[]; mentors: InFunction[]; met: ReadonlyMap<string, ReadonlySet<string>> }): Map<string, string[]> {
  const favours = new Map<string, string[]>()
  for (const mentee of mentees) {
    if (!drawn.has(mentee.personId)) continue
    const missing = mentors.filter((mentor) => mentor.function !== null && asked.has(mentor.function) && mentor.function !== mentee.function && !met.get(mentee.personId)?.has(mentor.function))
    if (missing.length > 0) favours.set(mentee.personId, missing.map((mentor) => mentor.personId))
  }
  return favours
}
