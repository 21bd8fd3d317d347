import { commonDepth } from './forest.ts'
import { pairsBetween, stepsApart } from './measures.ts'
import { createPhrases } from './phrases.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import { createFunctionVoice, createSkillVoice, createWordVoices } from './wish-sentences.ts'

export type Say = (mentor: MentorProfile, mentee: MenteeProfile) => string

/** What is said about two people: a sentence for each kind of reason. Interests and themes are their numbers. */
export type Sentences = {
  /** Of the skill at an entry of `columns.near` and the one asked: wanted or, when it is not, mentioned by goals. */
  skill(mentor: MentorProfile, mentee: MenteeProfile, entry: number, asked: number, isWanted: boolean): string
  function: Say
  interest(mentee: MenteeProfile, interest: number): string
  theme(mentee: MenteeProfile, theme: number): string
  favourite(one: { name: string }, other: { name: string }): string
  seniority: Say
  hours: Say
  language: Say
  distance: Say
  tie: Say
}

/**
 * The words for one pool. What does not name the two people is put together once and shared by everybody of whom it is
 * true: a large company hears hundreds of thousands of reasons, of which most say the same.
 */
export function createSentences(pool: Pool): Sentences {
  return {
    skill: createSkillVoice(pool),
    function: createFunctionVoice(pool),
    ...createWordVoices(pool),
    favourite: (one, other) => `${one.name} named ${other.name} as a favourite.`,
    seniority: createSeniorityVoice(),
    hours: createHoursVoice(pool),
    language: createLanguageVoice(pool),
    distance: createDistanceVoice(pool),
    tie: createTieVoice(pool),
  }
}

function createSeniorityVoice(): Say {
  const phrases = createPhrases<number, null>()
  return (mentor, mentee) => {
    if (mentor.level === null || mentee.level === null) return 'The distance in levels is not known and counts as average.'
    const ahead = Math.round(10 * (mentor.level - mentee.level)) / 10
    if (ahead === 0) return `${mentor.name} and ${mentee.name} are at the same level.`
    const phrase = phrases(ahead, null, () => ` is ${counted(Math.abs(ahead), 'level')} ${ahead > 0 ? 'above' : 'below'} `)
    return `${mentor.name}${phrase}${mentee.name}.`
  }
}

function createHoursVoice(pool: Pool): Say {
  const phrases = createPhrases<number, null>()
  return (mentor, mentee) => {
    const shared = pool.shared(mentor, mentee)
    if (shared === null) return 'The working hours they share are not known and count as average.'
    const tenths = Math.floor(shared.week / 6)
    return phrases(tenths, null, () => `They share ${counted(tenths / 10, 'working hour')} a week.`)
  }
}

/** By the classes of languages: equal ones share equally. */
function createLanguageVoice({ columns }: Pool): Say {
  const phrases = createPhrases<number, number>()
  const names = createPhrases<string, null>()
  const nameOf = (language: string): string => names(language, null, () => languageName(language))
  return (mentor, mentee) => phrases(columns.mentorTongue[mentor.index]!, columns.menteeTongue[mentee.index]!, () => languageSentence(mentor, mentee, nameOf))
}

function languageSentence(mentor: MentorProfile, mentee: MenteeProfile, nameOf: (language: string) => string): string {
  const [one, other] = [mentor, mentee].map(({ person }) => person.languages?.map((language) => language.toLowerCase()))
  if (!one || !other) return 'The languages they share are not known and count as average.'
  const best = one[0] !== undefined && one[0] === other[0] ? one[0] : null
  const shared = [...new Set(one)].filter((language) => other.includes(language)).sort(compareIds)
  const others = listed(shared.filter((language) => language !== best).map(nameOf))
  if (best === null) return `Both speak ${others}.`
  return others === '' ? `Both speak ${nameOf(best)} best.` : `Both speak ${nameOf(best)} best, and ${others} too.`
}

function createDistanceVoice({ columns }: Pool): Say {
  const phrases = createPhrases<string | null | undefined, number | null>()
  return (mentor, mentee) => {
    const steps = stepsApart(columns, mentor.index, mentee.index)
    const one = columns.mentorUnit[mentor.index]!
    const other = columns.menteeUnit[mentee.index]!
    const isKnown = one >= 0 && other >= 0
    const common = isKnown ? mentor.person.department[commonDepth(columns.units, one, other) - 1] : null
    return phrases(common, steps, () => distanceSentence(common, steps))
  }
}

/** @param common the smallest unit that both belong to; undefined without one, null when it is not known. */
function distanceSentence(common: string | null | undefined, steps: number | null): string {
  const byLines = steps === Infinity ? 'without a common manager' : steps === null ? '' : `${counted(steps, 'step')} apart in the reporting lines`
  if (common === null) return steps === null ? 'How far apart they stand is not known and counts as average.' : `They stand ${byLines}.`
  const byUnits = common === undefined ? 'They work in different parts of the company' : `They work in different parts of ${common}`
  return steps === null ? `${byUnits}.` : `${byUnits}, ${byLines}.`
}

function createTieVoice({ columns }: Pool): Say {
  const phrases = createPhrases<string, string>()
  return (mentor, mentee) => {
    if (mentor.department === null || mentee.department === null) return 'Which departments they would join is not known and counts as average.'
    return phrases(mentor.department, mentee.department, () => {
      const joined = `${mentor.department} and ${mentee.department}`
      const pairs = pairsBetween(columns, columns.mentorDepartment[mentor.index]!, columns.menteeDepartment[mentee.index]!)
      if (pairs === 0) return `No earlier pair has joined ${joined}.`
      return pairs === 1 ? `Only one earlier pair has joined ${joined}.` : `${pairs} earlier pairs have joined ${joined}.`
    })
  }
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** "English" for "en"; what is no code of a language is shown as it is written. */
function languageName(language: string): string {
  try {
    return languageNames.of(language) ?? language
  } catch {
    return language
  }
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' })
