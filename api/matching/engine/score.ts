import { createLens, favouritePoints, themePoints } from './lens.ts'
import { distanceShare, functionShare, hoursShare, languageShare, levelShare, part, tieShare } from './measures.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import type { Rows } from './rows.ts'
import { distanceSentence, functionSentence, hoursSentence, interestSentence, languageSentence, senioritySentence, spelling, tieSentence } from './sentences.ts'
import { coveringSkill } from './covering-skill.ts'
import type { Reason } from './types.ts'
import { menteeNamed, mentorNamed } from './wish-columns.ts'
import { plainWord } from './words.ts'

/** How well two people fit: a whole number from 0 to 1,000,000, and the reasons whose points add up to it. */
export type Scorer = {
  score(mentor: MentorProfile, mentee: MenteeProfile): number
  /** Most points first; a part that gives no points gives no reason. */
  reasons(mentor: MentorProfile, mentee: MenteeProfile): Reason[]
}

type Say = (kind: Reason['kind'], points: number, text: () => string) => void

/** Makes the scorer of one pool. Vetoes and forbidden pairs play no part here, so they cannot show. */
export function createScorer(pool: Pool): Scorer {
  const { columns } = pool
  const { weights } = columns
  const lens = createLens(columns)

  function reasons(mentor: MentorProfile, mentee: MenteeProfile): Reason[] {
    const found: Reason[] = []
    const say: Say = (kind, points, text) => {
      if (points > 0) found.push({ kind, points, text: text() })
    }
    saySkills(pool, mentor, mentee, say)
    const trade = columns.mentorTrade[mentor.index]!
    say('function', part(weights.function, functionShare(columns, trade, mentee.index)), () => functionSentence(pool, mentor, mentee))
    sayInterests(pool, mentor, mentee, say)
    sayThemes(pool, mentor, mentee, say)
    const named = namedBy(pool, mentor, mentee)
    say('favourite', favouritePoints(weights.favourite, named & menteeNamed), () => `${mentee.name} named ${mentor.name} as a favourite.`)
    say('favourite', favouritePoints(weights.favourite, named & mentorNamed), () => `${mentor.name} named ${mentee.name} as a favourite.`)
    say('seniority', part(weights.seniority, levelShare(columns, mentor.index, mentee.index)), () => senioritySentence(mentor, mentee))
    say('hours', part(weights.hours, hoursShare(columns, columns.mentorWeek[mentor.index]!, columns.menteeWeek[mentee.index]!)), () => hoursSentence(pool, mentor, mentee))
    say('language', part(weights.language, languageShare(columns, columns.mentorTongue[mentor.index]!, columns.menteeTongue[mentee.index]!)), () => languageSentence(mentor, mentee))
    say('distance', part(weights.distance, distanceShare(columns, mentor.index, mentee.index)), () => distanceSentence(pool, mentor, mentee))
    say('tie', part(weights.tie, tieShare(columns, columns.mentorDepartment[mentor.index]!, columns.menteeDepartment[mentee.index]!)), () => tieSentence(pool, mentor, mentee))
    return found.sort((one, other) => other.points - one.points || compareIds(one.kind, other.kind) || compareIds(one.text, other.text))
  }

  return {
    score(mentor, mentee) {
      lens.focus(mentee.index)
      return lens.score(mentor.index)
    },
    reasons,
  }
}

function saySkills(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile, say: Say): void {
  const { asks, goalStart } = pool.columns
  for (let ask = asks.start[mentee.index]!; ask < asks.start[mentee.index + 1]!; ask++) {
    const isWant = ask < goalStart[mentee.index]!
    const asked = asks.values[ask]!
    const { points, skill } = coveringSkill(pool.columns, mentor.index, ask)
    say(isWant ? 'skill' : 'goal', points, () => {
      const offered = spelling(pool, skill, Object.keys(mentor.enrolment.skills))
      const near = skill === asked ? '' : `close to ${spelling(pool, asked, Object.keys(mentee.enrolment.wants))}, `
      return `${mentor.name} offers ${offered}, ${near}which ${isWant ? `${mentee.name} wants` : `${mentee.name}’s goals mention`}.`
    })
  }
}

function sayInterests({ columns, words }: Pool, mentor: MentorProfile, mentee: MenteeProfile, say: Say): void {
  const { menteeInterests, interestShare, interestHolders, weights } = columns
  let before = 0
  for (const interest of inCommon(columns.mentorInterests, mentor.index, menteeInterests, mentee.index, words.interests.names)) {
    const after = Math.min(1000, before + interestShare[interest]!)
    say('interest', part(weights.interest, after) - part(weights.interest, before), () =>
      interestSentence(asWritten(mentee.enrolment.interests, words.interests.names[interest]!), interestHolders[interest]!),
    )
    before = after
  }
}

function sayThemes({ columns, words }: Pool, mentor: MentorProfile, mentee: MenteeProfile, say: Say): void {
  const { mentorThemes, menteeThemes, weights } = columns
  const chosen = menteeThemes.start[mentee.index + 1]! - menteeThemes.start[mentee.index]!
  inCommon(mentorThemes, mentor.index, menteeThemes, mentee.index, words.themes.names).forEach((theme, at) => {
    const points = themePoints(weights.theme, at + 1, chosen) - (at === 0 ? 0 : themePoints(weights.theme, at, chosen))
    say('theme', points, () => `Both chose the theme “${asWritten(mentee.enrolment.themes, words.themes.names[theme]!)}”.`)
  })
}

/** In the order of the alphabet, which no order of the input changes: the first that is shared counts in full. */
function inCommon(held: Rows, mentor: number, wished: Rows, mentee: number, names: string[]): number[] {
  const ofMentor = held.values.subarray(held.start[mentor], held.start[mentor + 1])
  const shared = [...wished.values.subarray(wished.start[mentee], wished.start[mentee + 1])].filter((word) => ofMentor.includes(word))
  return shared.sort((one, other) => compareIds(names[one]!, names[other]!))
}

function asWritten(written: string[] | undefined, word: string): string {
  return written?.find((text) => plainWord(text) === word)?.trim() ?? word
}

function namedBy({ columns }: Pool, mentor: MentorProfile, mentee: MenteeProfile): number {
  const { mentors, bits } = columns.favourites
  for (let at = mentors.start[mentee.index]!; at < mentors.start[mentee.index + 1]!; at++) if (mentors.values[at] === mentor.index) return bits[at]!
  return 0
}
