import type { Prices, SeatingProblem } from '#api/matching/engine/seating/problem.ts'

/** A seating problem as plain lists, in which people come and go. */
export type SeatingModel = {
  groups: number[]
  seats: number[]
  /** Worth by mentor, for each mentee. */
  offers: Map<number, number>[]
  away: Set<number>
  standing: { mentor: number; group: number }[]
  penalty: number
  matchWorth: number
}

/** The model as the solver takes it; mentees who are away have no offers. */
export function problemFrom(model: SeatingModel): SeatingProblem {
  const rows = model.offers.map((row, mentee) => (model.away.has(mentee) ? [] : [...row].sort(([, one], [, other]) => other - one)))
  const offerStart = new Int32Array(rows.length + 1)
  rows.forEach((row, mentee) => (offerStart[mentee + 1] = offerStart[mentee]! + row.length))
  const worth = rows.flatMap((row) => row.map(([, one]) => one))
  return {
    group: Int32Array.from(model.groups),
    seats: Int32Array.from(model.seats),
    offerStart,
    offerMentor: Int32Array.from(rows.flatMap((row) => row.map(([mentor]) => mentor))),
    offerWorth: worth.every((one) => one < 2 ** 31) ? Int32Array.from(worth) : Float64Array.from(worth),
    matchWorth: model.matchWorth,
    penalty: model.penalty,
    standing: model.standing,
  }
}

/** What is wrong with a proof, in words, from the model alone. */
export function wrongIn(model: SeatingModel, { mentorOf, menteePrice, mentorPrice, places }: Prices): string[] {
  const wrong: string[] = []
  const placePrices = new Map(places().map(({ mentor, group, price }) => [`${mentor} ${group}`, price]))
  const inPlace = new Map<string, number>()
  for (const { mentor, group } of model.standing) inPlace.set(`${mentor} ${group}`, (inPlace.get(`${mentor} ${group}`) ?? 0) + 1)
  const standing = new Map(inPlace)
  const cost = (already: number) => (already === 0 ? 0 : model.penalty * already)
  for (const price of [...menteePrice, ...mentorPrice, ...placePrices.values()]) if (!Number.isSafeInteger(price) || price < 0) wrong.push(`a price is ${price}`)

  model.offers.forEach((row, mentee) => {
    if (model.away.has(mentee)) return
    for (const [mentor, worth] of row) {
      const place = `${mentor} ${model.groups[mentee]}`
      if (cost(standing.get(place) ?? 0) === Infinity) continue
      if (menteePrice[mentee]! + mentorPrice[mentor]! + (placePrices.get(place) ?? 0) < model.matchWorth + worth) wrong.push(`mentee ${mentee} with mentor ${mentor} is worth more than its price`)
    }
  })

  let reached = 0n
  const taken = model.seats.map(() => 0)
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) return
    const worth = model.offers[mentee]!.get(mentor)
    const place = `${mentor} ${model.groups[mentee]}`
    const already = inPlace.get(place) ?? 0
    if (model.away.has(mentee) || worth === undefined || cost(already) === Infinity) return wrong.push(`mentee ${mentee} may not sit with mentor ${mentor}`)
    inPlace.set(place, already + 1)
    taken[mentor]!++
    return (reached += BigInt(model.matchWorth + worth - cost(already)))
  })
  taken.forEach((count, mentor) => count > Math.max(0, model.seats[mentor]!) && wrong.push(`mentor ${mentor} has too many mentees`))

  let allowed = 0n
  menteePrice.forEach((price) => (allowed += BigInt(price)))
  mentorPrice.forEach((price, mentor) => (allowed += BigInt(price) * BigInt(Math.max(0, model.seats[mentor]!))))
  if (model.penalty > 0) for (const [place, price] of placePrices) for (let already = standing.get(place) ?? 0; price > cost(already); already++) allowed += BigInt(price - cost(already))
  if (allowed !== reached) wrong.push(`the prices allow ${allowed}, the seats reach ${reached}`)
  return wrong
}

/** The greatest worth there is, by trying every seating. For a handful of mentees. */
export function greatestWorth(model: SeatingModel): number {
  const left = model.seats.slice()
  const inPlace = new Map<string, number>()
  for (const { mentor, group } of model.standing) inPlace.set(`${mentor} ${group}`, (inPlace.get(`${mentor} ${group}`) ?? 0) + 1)

  function from(mentee: number): number {
    if (mentee === model.groups.length) return 0
    let best = from(mentee + 1)
    if (model.away.has(mentee)) return best
    for (const [mentor, worth] of model.offers[mentee]!) {
      const place = `${mentor} ${model.groups[mentee]}`
      const already = inPlace.get(place) ?? 0
      const cost = already === 0 ? 0 : model.penalty * already
      if (left[mentor]! <= 0 || cost === Infinity) continue
      left[mentor]!--
      inPlace.set(place, already + 1)
      best = Math.max(best, from(mentee + 1) + model.matchWorth + worth - cost)
      left[mentor]!++
      inPlace.set(place, already)
    }
    return best
  }

  return from(0)
}

/** What the seats of an answer are worth. */
export function worthOf(model: SeatingModel, mentorOf: Int32Array): number {
  const inPlace = new Map<string, number>()
  for (const { mentor, group } of model.standing) inPlace.set(`${mentor} ${group}`, (inPlace.get(`${mentor} ${group}`) ?? 0) + 1)
  let worth = 0
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) return
    const place = `${mentor} ${model.groups[mentee]}`
    const already = inPlace.get(place) ?? 0
    inPlace.set(place, already + 1)
    worth += model.matchWorth + model.offers[mentee]!.get(mentor)! - (already === 0 ? 0 : model.penalty * already)
  })
  return worth
}
