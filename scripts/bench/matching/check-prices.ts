import type { BenchInstance, Form } from './instance.ts'

/**
 * The proof of an optimum by linear duality: prices ≥ 0 of mentees, of mentors' seats and, with the department rule, of
 * places; a place that is not listed costs nothing. `matchWorth` is what one more match
 * outweighs: more than all scores together.
 */
export type Prices = {
  matchWorth: number
  mentee: ArrayLike<number>
  mentor: ArrayLike<number>
  places: readonly { mentor: number; group: number; price: number }[]
}

/**
 * Says what is wrong with a proof that the seating is the best; nothing when it holds: every offer is priced at least
 * at its worth, and the prices add up to exactly what the seating is worth. Whole numbers of any size, so that nothing is
 * lost to rounding where sums outgrow what a double holds.
 */
export function checkPrices(instance: BenchInstance, form: Form, mentorOf: Int32Array, prices: Prices): string[] {
  const { departments, department, seats, offerStart, offerMentor, offerScore } = instance
  const faults: string[] = []
  let allowed = 0n
  let reached = 0n
  function note(fault: string): void {
    // A wrong proof is wrong everywhere; ten places are enough to see why.
    if (faults.length < 10) faults.push(fault)
  }
  function add(price: number, times: number, of: string): void {
    if (!Number.isSafeInteger(price) || price < 0) note(`the price of ${of} is ${price}`)
    else if (price > 0) allowed += BigInt(price) * BigInt(times)
  }
  if (prices.matchWorth <= 1_000_000 * department.length) note('a match does not outweigh all scores')
  for (let mentee = 0; mentee < department.length; mentee++) add(prices.mentee[mentee]!, 1, `mentee ${mentee}`)
  for (let mentor = 0; mentor < seats.length; mentor++) add(prices.mentor[mentor]!, seats[mentor]!, `mentor ${mentor}`)
  const placePrice = new Float64Array(form === 'distinct' ? seats.length * departments : 0)
  for (const { mentor, group, price } of prices.places) {
    if (form === 'free') note(`a place with mentor ${mentor} has a price`)
    add(price, 1, `mentor ${mentor} and department ${group}`)
    placePrice[mentor * departments + group] = price
  }

  for (let mentee = 0; mentee < department.length; mentee++) {
    for (let offer = offerStart[mentee]!; offer < offerStart[mentee + 1]!; offer++) {
      const mentor = offerMentor[offer]!
      const worth = prices.matchWorth + offerScore[offer]!
      const place = placePrice[mentor * departments + department[mentee]!] ?? 0
      // Each term and their sum stay below 2^53 wherever the price alone did.
      if (prices.mentee[mentee]! + prices.mentor[mentor]! + place < worth) note(`mentee ${mentee} and mentor ${mentor} could improve it`)
      if (mentorOf[mentee] === mentor) reached += BigInt(worth)
    }
  }
  if (allowed !== reached) note(`the prices allow ${allowed}, the seating reaches ${reached}`)
  return faults
}
