import type { Cast } from './cast.ts'
import { createNumbering } from './numbering.ts'
import { createPairMarker, type PairMarks } from './pair-marks.ts'
import { findInRow, sharedInts, sharedShorts, type Rows } from './rows.ts'
import type { PoolMentee, PoolMentor } from './types.ts'
import { createWords, plainWord, type Words } from './words.ts'
import { drawRows, readWords } from './written-words.ts'

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

/** @param mentorUnit where each mentor's department path ends, as `PlaceColumns` says. */
export function wishColumns(cast: Cast, mentorUnit: Int32Array): { columns: WishColumns; interests: Words; themes: Words } {
  const [interests, mentorInterests, menteeInterests] = bothRows(cast, (mentor) => mentor.interests, (mentee) => mentee.interests)
  const [themes, mentorThemes, menteeThemes] = bothRows(cast, (mentor) => mentor.themes, (mentee) => mentee.themes)
  const interestHolders = countHolders(cast, mentorInterests, menteeInterests, interests.names.length)
  const interestShare = sharedInts(interests.names.length)
  interestHolders.forEach((holders, interest) => (interestShare[interest] = holders < 2 ? 1000 : Math.floor(1000 / Math.sqrt(holders - 1))))
  return {
    columns: { ...tradeColumns(cast, mentorUnit), mentorInterests, menteeInterests, interestHolders, interestShare, mentorThemes, menteeThemes, themeCount: themes.names.length, favourites: markFavourites(cast) },
    interests,
    themes,
  }
}

/** Words that both sides can name: each once per row, in rising order. */
function bothRows({ instance, mentorForm, menteeForm }: Cast, ofMentor: (mentor: PoolMentor) => string[] | undefined, ofMentee: (mentee: PoolMentee) => string[] | undefined): [Words, Rows, Rows] {
  const words = createWords(plainWord)
  const mentorWords = readWords(instance.mentors, ofMentor, words)
  const menteeWords = readWords(instance.mentees, ofMentee, words)
  const { numberOf, before } = createNumbering(words.names.length)
  const rows: [Words, Rows, Rows] = [words, drawRows(mentorWords, mentorForm, numberOf), drawRows(menteeWords, menteeForm, numberOf)]
  words.renumber(before)
  return rows
}

/** Somebody who is enrolled on both sides counts once. */
function countHolders({ menteePerson, mentorOf }: Cast, mentors: Rows, mentees: Rows, interests: number): Int32Array {
  const holders = sharedInts(interests)
  for (let at = 0; at < mentors.values.length; at++) holders[mentors.values[at]!]!++
  for (let mentee = 0; mentee < menteePerson.length; mentee++) {
    const mentor = mentorOf[menteePerson[mentee]!]!
    for (let at = mentees.start[mentee]!; at < mentees.start[mentee + 1]!; at++) {
      const interest = mentees.values[at]!
      if (mentor < 0 || findInRow(mentors, mentor, interest) < 0) holders[interest]!++
    }
  }
  return holders
}

function tradeColumns({ taxonomy, people, instance, menteeForm, mentorPerson }: Cast, mentorUnit: Int32Array) {
  const functions = createWords((text) => taxonomy.canonical('function', text))
  const written = readWords(instance.mentees, (mentee) => mentee.explore, functions)
  const { numberOf, before } = createNumbering(functions.names.length)
  const explores = drawRows(written, menteeForm, numberOf)
  functions.renumber(before)
  const functionCount = functions.names.length
  const steps = createWords((text) => taxonomy.canonical('function', text))
  const sharesOfStep: number[][] = []
  const sharesOf = (step: string): number[] => {
    const number = steps.numberOf(step)
    return (sharesOfStep[number] ??= functions.names.map((wish) => Math.round(1000 * taxonomy.nearness('function', wish, steps.names[number]!))))
  }
  /** By the end of the path, from −1 for none on. */
  const byUnit: number[] = []
  const byShares = new Map<string, number>()
  const trades: number[][] = []
  const tradeOf = (path: string[]): number => {
    const shares = path.map(sharesOf).reduce((best, share) => best.map((most, at) => Math.max(most, share[at]!)), functions.names.map(() => 0))
    const same = shares.join()
    let trade = byShares.get(same)
    if (trade === undefined) byShares.set(same, (trade = trades.push(shares) - 1))
    return trade
  }
  const mentorTrade = sharedInts(mentorPerson.length)
  for (let mentor = 0; mentor < mentorTrade.length; mentor++) {
    mentorTrade[mentor] = byUnit[mentorUnit[mentor]! + 1] ??= tradeOf(people[mentorPerson[mentor]!]!.department)
  }
  const tradeShare = sharedShorts(trades.length * functionCount)
  trades.forEach((shares, trade) => tradeShare.set(shares, trade * functionCount))
  return { mentorTrade, tradeCount: trades.length, tradeShare, functionCount, explores }
}

function markFavourites({ instance: { mentors, mentees }, numberOf, mentorOf, menteeOf, mentorOfForm, menteeOfForm }: Cast): PairMarks {
  const marker = createPairMarker(mentors.length, mentees.length)
  const placeOf = (places: Int32Array, id: string): number => places[numberOf.get(id) ?? -1] ?? -1
  mentees.forEach(({ favourites }, form) => {
    for (const id of favourites ?? []) marker.mark(placeOf(mentorOf, id), menteeOfForm[form]!, menteeNamed)
  })
  mentors.forEach(({ favourites }, form) => {
    for (const id of favourites ?? []) marker.mark(mentorOfForm[form]!, placeOf(menteeOf, id), mentorNamed)
  })
  return marker.done()
}
