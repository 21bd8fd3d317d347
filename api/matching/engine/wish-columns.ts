import type { Cast } from './cast.ts'
import { createPairMarker, type PairMarks } from './pair-marks.ts'
import { createRowsWriter, sharedInts, sharedShorts, type Rows } from './rows.ts'
import { createWords, plainWord, type Words } from './words.ts'

/** Functions to explore, interests, themes and favourites. */
export type WishColumns = {
  /** Class of mentors whose departments are equally near to everything that is to be explored. */
  mentorTrade: Int32Array
  tradeCount: number
  /** Per trade, how near it is to each function that somebody wants to explore, in thousandths. */
  tradeShare: Int16Array
  functionCount: number
  explores: Rows
  mentorInterests: Rows
  menteeInterests: Rows
  /** By interest: how many people hold it, and what sharing it counts, in thousandths. */
  interestHolders: Int32Array
  interestShare: Int32Array
  mentorThemes: Rows
  menteeThemes: Rows
  themeCount: number
  /** 1: the mentee named the mentor, 2: the mentor named the mentee. */
  favourites: PairMarks
}

export const menteeNamed = 1
export const mentorNamed = 2

export function wishColumns(cast: Cast): { columns: WishColumns; interests: Words; themes: Words } {
  const interests = createWords(plainWord)
  const themes = createWords(plainWord)
  const mentorInterests = wordRows(cast.mentors, (mentor) => mentor.interests, interests)
  const menteeInterests = wordRows(cast.mentees, (mentee) => mentee.interests, interests)
  const mentorThemes = wordRows(cast.mentors, (mentor) => mentor.themes, themes)
  const menteeThemes = wordRows(cast.mentees, (mentee) => mentee.themes, themes)
  const interestHolders = countHolders(cast, mentorInterests, menteeInterests, interests.names.length)
  const interestShare = sharedInts(interests.names.length)
  interestHolders.forEach((holders, interest) => (interestShare[interest] = holders < 2 ? 1000 : Math.floor(1000 / Math.sqrt(holders - 1))))
  return {
    columns: { ...tradeColumns(cast), mentorInterests, menteeInterests, interestHolders, interestShare, mentorThemes, menteeThemes, themeCount: themes.names.length, favourites: markFavourites(cast) },
    interests,
    themes,
  }
}

/** Each word once per row, in rising order. */
function wordRows<E>(enrolments: E[], wordsOf: (enrolment: E) => string[] | undefined, words: Words): Rows {
  const writer = createRowsWriter(enrolments.length)
  const numbers: number[] = []
  for (const enrolment of enrolments) {
    for (const word of wordsOf(enrolment) ?? []) insertRising(numbers, words.numberOf(word))
    for (const number of numbers) writer.push(number)
    numbers.length = 0
    writer.endRow()
  }
  return writer.done()
}

/** Puts a number where it belongs, once. Lists are short. */
function insertRising(numbers: number[], number: number): void {
  let at = numbers.length
  while (at > 0 && numbers[at - 1]! > number) at--
  if (at === 0 || numbers[at - 1] !== number) numbers.splice(at, 0, number)
}

/** Somebody who is enrolled on both sides counts once. */
function countHolders(cast: Cast, mentors: Rows, mentees: Rows, interests: number): Int32Array {
  const holders = sharedInts(interests)
  for (const interest of mentors.values) holders[interest]!++
  cast.menteePerson.forEach((person, mentee) => {
    const mentor = cast.mentorOf[person]!
    for (let at = mentees.start[mentee]!; at < mentees.start[mentee + 1]!; at++) {
      const interest = mentees.values[at]!
      if (mentor < 0 || !mentors.values.subarray(mentors.start[mentor], mentors.start[mentor + 1]).includes(interest)) holders[interest]!++
    }
  })
  return holders
}

function tradeColumns(cast: Cast) {
  const { taxonomy, people } = cast
  const functions = createWords((text) => taxonomy.canonical('function', text))
  const explores = wordRows(cast.mentees, (mentee) => mentee.explore, functions)
  const functionCount = functions.names.length
  const steps = createWords((text) => taxonomy.canonical('function', text))
  const sharesOfStep: number[][] = []
  const sharesOf = (step: string): number[] => {
    const number = steps.numberOf(step)
    return (sharesOfStep[number] ??= functions.names.map((wish) => Math.round(1000 * taxonomy.nearness('function', wish, steps.names[number]!))))
  }
  const byPath = new Map<string, number>()
  const byShares = new Map<string, number>()
  const trades: number[][] = []
  const mentorTrade = sharedInts(cast.mentors.length)
  cast.mentorPerson.forEach((person, mentor) => {
    const path = people[person]!.department
    const key = path.join('\n')
    let trade = byPath.get(key)
    if (trade === undefined) {
      const shares = path.map(sharesOf).reduce((best, share) => best.map((most, at) => Math.max(most, share[at]!)), functions.names.map(() => 0))
      const same = shares.join()
      trade = byShares.get(same)
      if (trade === undefined) byShares.set(same, (trade = trades.push(shares) - 1))
      byPath.set(key, trade)
    }
    mentorTrade[mentor] = trade
  })
  const tradeShare = sharedShorts(trades.length * functionCount)
  trades.forEach((shares, trade) => tradeShare.set(shares, trade * functionCount))
  return { mentorTrade, tradeCount: trades.length, tradeShare, functionCount, explores }
}

function markFavourites(cast: Cast): PairMarks {
  const marker = createPairMarker(cast.mentors.length, cast.mentees.length)
  const placeOf = (places: Int32Array, id: string): number => places[cast.numberOf.get(id) ?? -1] ?? -1
  cast.mentees.forEach((mentee, at) => {
    for (const id of mentee.favourites ?? []) marker.mark(placeOf(cast.mentorOf, id), at, menteeNamed)
  })
  cast.mentors.forEach((mentor, at) => {
    for (const id of mentor.favourites ?? []) marker.mark(at, placeOf(cast.menteeOf, id), mentorNamed)
  })
  return marker.done()
}
