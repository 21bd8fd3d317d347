import { createAsks, type Asks, type Want } from './coverage.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import type { Reason } from './types.ts'

/** How well two people fit: a whole number from 0 to 1,000,000, and the reasons whose points add up to it. */
export type Scorer = {
  score(mentor: MentorProfile, mentee: MenteeProfile): number
  /** Most points first; a part that gives no points gives no reason. */
  reasons(mentor: MentorProfile, mentee: MenteeProfile): Reason[]
}

/** Shared working minutes in a week from which more make no difference: half of a usual week. */
const plentyOfMinutes = 20 * 60

/** What a distance in levels counts, in thousandths: one to three steps ahead is near enough to remember the way. */
const levelsAhead = [700, 1000, 1000, 1000, 700, 400]

/** What somebody's unknown level or hours count, in thousandths: neither for them nor against. */
const unknownCounts = 500

/** Makes the scorer of one pool. Vetoes and forbidden pairs play no part here, so they cannot show. */
export function createScorer(pool: Pool): Scorer {
  const { weights } = pool.rules
  const asksOf = createAsks(pool)
  const asks = pool.mentees.map((mentee) => asksOf(mentee))

  function wantPoints(weight: number, want: Want, mentor: MentorProfile): number {
    const share = want.coverage.share[mentor.index]!
    if (share === 0) return 0
    // Somebody who knows it as well already gains half as much.
    const gain = want.own >= want.coverage.level[mentor.index]! ? share / 2 : share
    return Math.floor((weight * want.amount * gain) / (1000 * want.total))
  }

  function bestFunction(asked: Asks, mentor: MentorProfile): { share: number; wish: string; via: string | null } {
    const best: { share: number; wish: string; via: string | null } = { share: 0, wish: '', via: null }
    for (const { wish, coverage } of asked.explores) {
      const share = coverage.share[mentor.index]!
      if (share < best.share || share === 0 || (share === best.share && compareIds(wish, best.wish) >= 0)) continue
      best.share = share
      best.wish = wish
      best.via = coverage.via[mentor.index] ?? null
    }
    return best
  }

  function interestPoints(rarity: number, before: number): number {
    return part(weights.interest, Math.min(1000, before + rarity)) - part(weights.interest, Math.min(1000, before))
  }

  function levelShare(mentor: MentorProfile, mentee: MenteeProfile): number {
    if (mentor.level === null || mentee.level === null) return unknownCounts
    const ahead = mentor.level - mentee.level
    if (ahead < 0) return ahead >= -1 ? 300 : 0
    return levelsAhead[Math.round(ahead)] ?? 200
  }

  function hoursShare(mentor: MentorProfile, mentee: MenteeProfile): number {
    const shared = pool.shared(mentor, mentee)
    return shared === null ? unknownCounts : Math.floor((1000 * Math.min(shared.week, plentyOfMinutes)) / plentyOfMinutes)
  }

  function score(mentor: MentorProfile, mentee: MenteeProfile): number {
    const asked = asks[mentee.index]!
    let points = part(weights.seniority, levelShare(mentor, mentee)) + part(weights.hours, hoursShare(mentor, mentee))
    for (const want of asked.wants) points += wantPoints(weights.skill, want, mentor)
    for (const want of asked.goals) points += wantPoints(weights.goal, want, mentor)
    if (asked.explores.length > 0) points += part(weights.function, bestFunction(asked, mentor).share)
    let rarity = 0
    for (const { coverage } of asked.interests) if (coverage.heldBy[mentor.index] === 1) rarity += coverage.rarity
    points += interestPoints(rarity, 0)
    if (mentee.favourites.has(mentor.id)) points += part(weights.favourite, 600)
    if (mentor.favourites.has(mentee.id)) points += part(weights.favourite, 400)
    return points
  }

  function reasons(mentor: MentorProfile, mentee: MenteeProfile): Reason[] {
    const asked = asks[mentee.index]!
    const found: Reason[] = []
    const say = (kind: Reason['kind'], points: number, text: string): void => {
      if (points > 0) found.push({ kind, points, text })
    }
    for (const want of asked.wants) say('skill', wantPoints(weights.skill, want, mentor), offer(want, mentor, `which ${mentee.name} wants`))
    for (const want of asked.goals) {
      say('goal', wantPoints(weights.goal, want, mentor), offer(want, mentor, `which ${mentee.name}’s goals mention`))
    }
    const reached = bestFunction(asked, mentor)
    const near = reached.share === 1000 ? '' : `close to ${reached.wish}, `
    const wish = reached.share === 1000 ? 'a function' : 'which'
    say('function', part(weights.function, reached.share), `${mentor.name} works in ${reached.via}, ${near}${wish} ${mentee.name} wants to explore.`)
    let rarity = 0
    for (const { interest, coverage } of asked.interests) {
      if (coverage.heldBy[mentor.index] !== 1) continue
      say('interest', interestPoints(coverage.rarity, rarity), `Both care about ${interest}, as ${coverage.holders} people here do.`)
      rarity += coverage.rarity
    }
    if (mentee.favourites.has(mentor.id)) say('favourite', part(weights.favourite, 600), `${mentee.name} named ${mentor.name} as a favourite.`)
    if (mentor.favourites.has(mentee.id)) say('favourite', part(weights.favourite, 400), `${mentor.name} named ${mentee.name} as a favourite.`)
    say('seniority', part(weights.seniority, levelShare(mentor, mentee)), senioritySentence(mentor, mentee))
    say('hours', part(weights.hours, hoursShare(mentor, mentee)), hoursSentence(pool, mentor, mentee))
    return found.sort((one, other) => other.points - one.points || compareIds(one.kind, other.kind) || compareIds(one.text, other.text))
  }

  return { score, reasons }
}

function part(weight: number, thousandths: number): number {
  return Math.floor((weight * thousandths) / 1000)
}

function offer(want: Want, mentor: MentorProfile, whoAsks: string): string {
  const via = want.coverage.via[mentor.index] ?? want.skill
  return via === want.skill ? `${mentor.name} offers ${via}, ${whoAsks}.` : `${mentor.name} offers ${via}, close to ${want.skill}, ${whoAsks}.`
}

function senioritySentence(mentor: MentorProfile, mentee: MenteeProfile): string {
  if (mentor.level === null || mentee.level === null) return 'The distance in levels is not known and counts as average.'
  const ahead = mentor.level - mentee.level
  if (ahead === 0) return `${mentor.name} and ${mentee.name} are at the same level.`
  const distance = Math.abs(ahead) === 1 ? '1 level' : `${Math.abs(ahead)} levels`
  return `${mentor.name} is ${distance} ${ahead > 0 ? 'above' : 'below'} ${mentee.name}.`
}

function hoursSentence(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile): string {
  const shared = pool.shared(mentor, mentee)
  if (shared === null) return 'The working hours they share are not known and count as average.'
  const hours = Math.floor(shared.week / 6) / 10
  return `They share ${hours === 1 ? '1 working hour' : `${hours} working hours`} a week.`
}
