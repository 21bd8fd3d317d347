import { createLens, favouritePoints, themePoints } from './lens.ts'
import { distanceShare, functionShare, hoursShare, languageShare, levelShare, part, tieShare } from './measures.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import { findInRow, type Rows } from './rows.ts'
import { createSentences } from './sentences.ts'
import { coveringSkill } from './covering-skill.ts'
import type { Reason, ReasonKind } from './types.ts'
import { menteeNamed, mentorNamed } from './wish-columns.ts'

/** How well two people fit: a whole number from 0 to 1,000,000, and the reasons whose points add up to it. */
export type Scorer = {
  score(mentor: MentorProfile, mentee: MenteeProfile): number
  /** Most points first; a part that gives no points gives no reason. */
  reasons(mentor: MentorProfile, mentee: MenteeProfile): Reason[]
}

/** Makes the scorer of one pool. Vetoes and forbidden pairs play no part here, so they cannot show. */
export function createScorer(pool: Pool): Scorer {
  const { columns, words } = pool
  const { weights, asks, goalStart } = columns
  const lens = createLens(columns)
  const sentences = createSentences(pool)

  function saySkills(found: Reason[], mentor: MentorProfile, mentee: MenteeProfile): void {
    for (let ask = asks.start[mentee.index]!; ask < asks.start[mentee.index + 1]!; ask++) {
      const { points, entry } = coveringSkill(columns, mentor.index, ask)
      if (entry < 0) continue
      const isWanted = ask < goalStart[mentee.index]!
      say(found, isWanted ? 'skill' : 'goal', points, sentences.skill(mentor, mentee, entry, asks.values[ask]!, isWanted))
    }
  }

  function sayInterests(found: Reason[], mentor: MentorProfile, mentee: MenteeProfile): void {
    const { mentorInterests, menteeInterests, interestShare } = columns
    let before = 0
    for (const interest of inCommon(mentorInterests, mentor.index, menteeInterests, mentee.index, words.interests.names)) {
      const after = Math.min(1000, before + interestShare[interest]!)
      const points = part(weights.interest, after) - part(weights.interest, before)
      if (points > 0) say(found, 'interest', points, sentences.interest(mentee, interest))
      before = after
    }
  }

  function sayThemes(found: Reason[], mentor: MentorProfile, mentee: MenteeProfile): void {
    const { mentorThemes, menteeThemes } = columns
    const chosen = menteeThemes.start[mentee.index + 1]! - menteeThemes.start[mentee.index]!
    inCommon(mentorThemes, mentor.index, menteeThemes, mentee.index, words.themes.names).forEach((theme, at) => {
      const points = themePoints(weights.theme, at + 1, chosen) - (at === 0 ? 0 : themePoints(weights.theme, at, chosen))
      if (points > 0) say(found, 'theme', points, sentences.theme(mentee, theme))
    })
  }

  function sayFavourites(found: Reason[], mentor: MentorProfile, mentee: MenteeProfile): void {
    const { mentors, bits } = columns.favourites
    const at = findInRow(mentors, mentee.index, mentor.index)
    if (at < 0) return
    const byMentee = favouritePoints(weights.favourite, bits[at]! & menteeNamed)
    const byMentor = favouritePoints(weights.favourite, bits[at]! & mentorNamed)
    if (byMentee > 0) say(found, 'favourite', byMentee, sentences.favourite(mentee, mentor))
    if (byMentor > 0) say(found, 'favourite', byMentor, sentences.favourite(mentor, mentee))
  }

  /** The parts that give one reason each. */
  const single: { kind: 'function' | 'seniority' | 'hours' | 'language' | 'distance' | 'tie'; share(mentor: number, mentee: number): number }[] = [
    { kind: 'function', share: (mentor, mentee) => functionShare(columns, columns.mentorTrade[mentor]!, mentee) },
    { kind: 'seniority', share: (mentor, mentee) => levelShare(columns, mentor, mentee) },
    { kind: 'hours', share: (mentor, mentee) => hoursShare(columns, columns.mentorWeek[mentor]!, columns.menteeWeek[mentee]!) },
    { kind: 'language', share: (mentor, mentee) => languageShare(columns, columns.mentorTongue[mentor]!, columns.menteeTongue[mentee]!) },
    { kind: 'distance', share: (mentor, mentee) => distanceShare(columns, mentor, mentee) },
    { kind: 'tie', share: (mentor, mentee) => tieShare(columns, columns.mentorDepartment[mentor]!, columns.menteeDepartment[mentee]!) },
  ]

  return {
    score(mentor, mentee) {
      lens.focus(mentee.index)
      return lens.score(mentor.index)
    },
    reasons(mentor, mentee) {
      const found: Reason[] = []
      saySkills(found, mentor, mentee)
      sayInterests(found, mentor, mentee)
      sayThemes(found, mentor, mentee)
      sayFavourites(found, mentor, mentee)
      for (const { kind, share } of single) {
        const points = part(weights[kind], share(mentor.index, mentee.index))
        if (points > 0) say(found, kind, points, sentences[kind](mentor, mentee))
      }
      return found
    },
  }
}

/** Puts a reason at its place: most points first, equal ones by the alphabet. */
function say(found: Reason[], kind: ReasonKind, points: number, text: string): void {
  let at = found.length
  for (; at > 0; at--) {
    const before = found[at - 1]!
    if ((before.points - points || compareIds(kind, before.kind) || compareIds(text, before.text)) >= 0) break
    found[at] = before
  }
  found[at] = { kind, points, text }
}

/** In the order of the alphabet, which no order of the input changes: the first that is shared counts in full. */
function inCommon(held: Rows, mentor: number, wished: Rows, mentee: number, names: string[]): number[] {
  let shared: number[] | undefined
  for (let at = wished.start[mentee]!; at < wished.start[mentee + 1]!; at++) {
    const word = wished.values[at]!
    if (findInRow(held, mentor, word) >= 0) (shared ??= []).push(word)
  }
  return shared?.sort((one, other) => compareIds(names[one]!, names[other]!)) ?? none
}

const none: number[] = []
