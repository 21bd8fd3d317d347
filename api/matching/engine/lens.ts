import type { Columns } from './columns.ts'
import { createLookUp } from './forest.ts'
import { distanceShareAt, functionShare, hoursShare, languageShare, levelShare, part, tieShare } from './measures.ts'
import { findInRow } from './rows.ts'
import { menteeNamed, mentorNamed } from './wish-columns.ts'

/** What a skill counts by how strong it is, in thousandths: even a beginner can show a first step. */
export const strengthCounts = [0, 400, 600, 800, 900, 1000]

const strengths = strengthCounts.length

/** Looks at all mentors through one mentee's eyes. What a mentee asks is prepared once, then a mentor costs little. */
export type Lens = {
  /** Whom to look through from now on. */
  focus(mentee: number): void
  /** The whole score of a mentor for the mentee in focus: what follows together. */
  score(mentor: number): number
  /** What hours, languages, level, department and function give: the same for all mentors who are equal in them. */
  classPoints(mentor: number): number
  /** What is the mentor's own: skills, interests, themes, favourites and distance. */
  ownPoints(mentor: number): number
}

/** The points of an ask that is covered by a skill of such nearness and strength. */
export function coverPoints({ askTop, askBottom, askOwn }: Columns, ask: number, nearness: number, level: number): number {
  const share = Math.round(nearness * (strengthCounts[level] ?? 0))
  // Somebody who knows it as well already gains half as much.
  const gain = askOwn[ask]! >= level ? share / 2 : share
  return Math.floor((askTop[ask]! * gain) / askBottom[ask]!)
}

/** Room for what one mentee asks, used again for the next. Belongs to one thread. */
export function createLens(columns: Columns): Lens {
  const { offers, offerLevel, asks, near, nearness, weights, mentorInterests, menteeInterests, mentorThemes, menteeThemes, favourites, mentorUnit, mentorSpot } = columns
  const unitsAbove = createLookUp(columns.units)
  const linesAbove = createLookUp(columns.lines)
  /** Per skill the first of its entries for the mentee in focus, −1 when it helps with nothing asked. */
  const firstEntry = new Int32Array(columns.skillCount).fill(-1)
  let nextEntry = new Int32Array(256)
  let entryAsk = new Int32Array(256)
  let entryPoints = new Int32Array(256 * strengths)
  let entries = 0
  const touched: number[] = []
  let best = new Int32Array(16)
  const interestShare = new Int32Array(columns.interestShare.length)
  const hasTheme = new Uint8Array(columns.themeCount)
  let current = -1
  let askStart = 0
  let askEnd = 0

  function grow(): void {
    const copy = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const more = new Int32Array(2 * from.length)
      more.set(from)
      return more
    }
    nextEntry = copy(nextEntry)
    entryAsk = copy(entryAsk)
    entryPoints = copy(entryPoints)
  }

  function forget(): void {
    for (const skill of touched) firstEntry[skill] = -1
    touched.length = 0
    entries = 0
    if (current < 0) return
    for (let at = menteeInterests.start[current]!; at < menteeInterests.start[current + 1]!; at++) interestShare[menteeInterests.values[at]!] = 0
    for (let at = menteeThemes.start[current]!; at < menteeThemes.start[current + 1]!; at++) hasTheme[menteeThemes.values[at]!] = 0
  }

  function focus(mentee: number): void {
    if (mentee === current) return
    forget()
    current = mentee
    unitsAbove.lookFrom(columns.menteeUnit[mentee]!)
    linesAbove.lookFrom(columns.menteeSpot[mentee]!)
    askStart = asks.start[mentee]!
    askEnd = asks.start[mentee + 1]!
    if (askEnd - askStart > best.length) best = new Int32Array(2 * (askEnd - askStart))
    for (let ask = askStart; ask < askEnd; ask++) {
      const asked = asks.values[ask]!
      for (let at = near.start[asked]!; at < near.start[asked + 1]!; at++) {
        if (entries === nextEntry.length) grow()
        const skill = near.values[at]!
        if (firstEntry[skill]! < 0) touched.push(skill)
        nextEntry[entries] = firstEntry[skill]!
        firstEntry[skill] = entries
        entryAsk[entries] = ask - askStart
        for (let level = 1; level < strengths; level++) entryPoints[entries * strengths + level] = coverPoints(columns, ask, nearness[at]!, level)
        entries++
      }
    }
    for (let at = menteeInterests.start[mentee]!; at < menteeInterests.start[mentee + 1]!; at++) {
      const interest = menteeInterests.values[at]!
      interestShare[interest] = columns.interestShare[interest]!
    }
    for (let at = menteeThemes.start[mentee]!; at < menteeThemes.start[mentee + 1]!; at++) hasTheme[menteeThemes.values[at]!] = 1
  }

  function askPoints(mentor: number): number {
    const asked = askEnd - askStart
    for (let ask = 0; ask < asked; ask++) best[ask] = 0
    for (let at = offers.start[mentor]!, end = offers.start[mentor + 1]!; at < end; at++) {
      const level = offerLevel[at]!
      for (let entry = firstEntry[offers.values[at]!]!; entry >= 0; entry = nextEntry[entry]!) {
        const points = entryPoints[entry * strengths + level]!
        if (points > best[entryAsk[entry]!]!) best[entryAsk[entry]!] = points
      }
    }
    let sum = 0
    for (let ask = 0; ask < asked; ask++) sum += best[ask]!
    return sum
  }

  function wordPoints(mentor: number): number {
    let rarity = 0
    for (let at = mentorInterests.start[mentor]!; at < mentorInterests.start[mentor + 1]!; at++) rarity += interestShare[mentorInterests.values[at]!]!
    let shared = 0
    for (let at = mentorThemes.start[mentor]!; at < mentorThemes.start[mentor + 1]!; at++) shared += hasTheme[mentorThemes.values[at]!]!
    const chosen = menteeThemes.start[current + 1]! - menteeThemes.start[current]!
    return part(weights.interest, Math.min(1000, rarity)) + (shared === 0 ? 0 : themePoints(weights.theme, shared, chosen))
  }

  function distancePoints(mentor: number): number {
    return part(weights.distance, distanceShareAt(columns, mentor, current, unitsAbove.depthInCommon(mentorUnit[mentor]!), linesAbove.depthInCommon(mentorSpot[mentor]!)))
  }

  function ownPoints(mentor: number): number {
    const favourite = findInRow(favourites.mentors, current, mentor)
    return distancePoints(mentor) + askPoints(mentor) + wordPoints(mentor) + (favourite < 0 ? 0 : favouritePoints(weights.favourite, favourites.bits[favourite]!))
  }

  function classPoints(mentor: number): number {
    return (
      timePointsOf(columns, columns.mentorWeek[mentor]!, columns.menteeWeek[current]!, columns.mentorTongue[mentor]!, columns.menteeTongue[current]!) +
      placePointsOf(columns, mentor, current) +
      tradePointsOf(columns, columns.mentorTrade[mentor]!, current)
    )
  }

  return { focus, classPoints, ownPoints, score: (mentor) => classPoints(mentor) + ownPoints(mentor) }
}

/** For hours and languages, by the classes of the two. */
export function timePointsOf(columns: Columns, mentorWeek: number, menteeWeek: number, mentorTongue: number, menteeTongue: number): number {
  return part(columns.weights.hours, hoursShare(columns, mentorWeek, menteeWeek)) + part(columns.weights.language, languageShare(columns, mentorTongue, menteeTongue))
}

/** For levels and departments. */
export function placePointsOf(columns: Columns, mentor: number, mentee: number): number {
  return (
    part(columns.weights.seniority, levelShare(columns, mentor, mentee)) +
    part(columns.weights.tie, tieShare(columns, columns.mentorDepartment[mentor]!, columns.menteeDepartment[mentee]!))
  )
}

/** For the functions that the mentee wants to explore. */
export function tradePointsOf(columns: Columns, trade: number, mentee: number): number {
  return part(columns.weights.function, functionShare(columns, trade, mentee))
}

/** For so many of the mentee's themes in common. */
export function themePoints(weight: number, shared: number, chosen: number): number {
  return Math.floor((weight * shared) / chosen)
}

/** The mentee's naming counts more: a mentor can lead several, a mentee has one. */
export function favouritePoints(weight: number, who: number): number {
  return ((who & menteeNamed) !== 0 ? part(weight, 600) : 0) + ((who & mentorNamed) !== 0 ? part(weight, 400) : 0)
}
