import { pairsBetween, stepsApart } from './measures.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import { commonDepth } from './forest.ts'

/** A skill as people spell it: the taxonomy's spelling, for a word it does not know the person's own. */
export function spelling({ taxonomy, words }: Pool, skill: number, written: string[]): string {
  const name = words.skills.names[skill]!
  if (taxonomy.terms.skill.has(name)) return taxonomy.display('skill', name)
  return written.filter((text) => words.skills.numberOf(text) === skill).sort(compareIds)[0]?.trim() ?? name
}

/** The nearest of what the mentee wants to explore; of equals the first by the alphabet. */
export function functionSentence({ taxonomy }: Pool, mentor: MentorProfile, mentee: MenteeProfile): string {
  const best = { nearness: 0, step: '', wish: '' }
  for (const wish of [...(mentee.enrolment.explore ?? [])].sort(compareIds)) {
    for (const step of mentor.person.department) {
      const nearness = taxonomy.nearness('function', taxonomy.canonical('function', wish), taxonomy.canonical('function', step))
      if (nearness > best.nearness) Object.assign(best, { nearness, step, wish })
    }
  }
  const near = best.nearness === 1 ? 'a function' : `close to ${best.wish}, which`
  return `${mentor.name} works in ${best.step}, ${near} ${mentee.name} wants to explore.`
}

export function interestSentence(interest: string, holders: number): string {
  return holders <= 2 ? `Both care about ${interest}, and nobody else here does.` : `Both care about ${interest}, as ${holders} people here do.`
}

export function senioritySentence(mentor: MentorProfile, mentee: MenteeProfile): string {
  if (mentor.level === null || mentee.level === null) return 'The distance in levels is not known and counts as average.'
  const ahead = Math.round(10 * (mentor.level - mentee.level)) / 10
  if (ahead === 0) return `${mentor.name} and ${mentee.name} are at the same level.`
  return `${mentor.name} is ${counted(Math.abs(ahead), 'level')} ${ahead > 0 ? 'above' : 'below'} ${mentee.name}.`
}

export function hoursSentence(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile): string {
  const shared = pool.shared(mentor, mentee)
  if (shared === null) return 'The working hours they share are not known and count as average.'
  return `They share ${counted(Math.floor(shared.week / 6) / 10, 'working hour')} a week.`
}

export function languageSentence(mentor: MentorProfile, mentee: MenteeProfile): string {
  const [one, other] = [mentor, mentee].map(({ person }) => person.languages?.map((language) => language.toLowerCase()))
  if (!one || !other) return 'The languages they share are not known and count as average.'
  const best = one[0] !== undefined && one[0] === other[0] ? one[0] : null
  const shared = [...new Set(one)].filter((language) => other.includes(language)).sort(compareIds)
  const others = listed(shared.filter((language) => language !== best).map(languageName))
  if (best === null) return `Both speak ${others}.`
  return others === '' ? `Both speak ${languageName(best)} best.` : `Both speak ${languageName(best)} best, and ${others} too.`
}

export function distanceSentence({ columns }: Pool, mentor: MentorProfile, mentee: MenteeProfile): string {
  const units = [columns.mentorUnit[mentor.index]!, columns.menteeUnit[mentee.index]!] as const
  const steps = stepsApart(columns, mentor.index, mentee.index)
  const byLines = steps === Infinity ? 'without a common manager' : steps === null ? '' : `${counted(steps, 'step')} apart in the reporting lines`
  if (units[0] < 0 || units[1] < 0) return steps === null ? 'How far apart they stand is not known and counts as average.' : `They stand ${byLines}.`
  const common = mentor.person.department[commonDepth(columns.units, ...units) - 1]
  const byUnits = common === undefined ? 'They work in different parts of the company' : `They work in different parts of ${common}`
  return steps === null ? `${byUnits}.` : `${byUnits}, ${byLines}.`
}

export function tieSentence({ columns }: Pool, mentor: MentorProfile, mentee: MenteeProfile): string {
  if (mentor.department === null || mentee.department === null) return 'Which departments they would join is not known and counts as average.'
  const pairs = pairsBetween(columns, columns.mentorDepartment[mentor.index]!, columns.menteeDepartment[mentee.index]!)
  const joined = `${mentor.department} and ${mentee.department}`
  if (pairs === 0) return `No earlier pair has joined ${joined}.`
  return pairs === 1 ? `Only one earlier pair has joined ${joined}.` : `${pairs} earlier pairs have joined ${joined}.`
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
