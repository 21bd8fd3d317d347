import type { Relaxation } from './types.ts'

type Words = {
  /** Fits "Relaxing the … rule". */
  label: string
  /** Said to a mentee, or to a mentor, when this rule alone keeps everybody away, and when it has others beside it. */
  mentee: { alone: string; among: string }
  mentor: { alone: string; among: string }
}

/** A rule about a pair reads the same from both sides but for whom it is about. */
function ofPair(label: string, alone: (others: string) => string, among: (others: string) => string): Words {
  return {
    label,
    mentee: { alone: alone('mentor'), among: among('mentors') },
    mentor: { alone: alone('mentee'), among: among('mentees') },
  }
}

function ofCircle(label: string, alone: string, among: string): Words {
  return { label, mentee: { alone, among }, mentor: { alone, among } }
}

/** The public rules only: there are no words for a private one, so none can be said. */
const words: Record<string, Words> = {
  ownDepartment: ofPair('own-department', (who) => `Every ${who} works in the same department.`, (who) => `Some ${who} work in the same department.`),
  reportingLevels: ofPair('reporting-line', (who) => `Every ${who} stands in the same reporting line.`, (who) => `Some ${who} stand in the same reporting line.`),
  sharedManager: ofPair('same-manager', (who) => `Every ${who} has the same manager.`, (who) => `Some ${who} have the same manager.`),
  minSharedHours: ofPair('shared-hours', (who) => `No ${who} is at work long enough at the same time.`, (who) => `Some ${who} are not at work long enough at the same time.`),
  languages: ofPair('language', (who) => `No ${who} shares a language.`, (who) => `Some ${who} share no language.`),
  seniorityGap: ofPair('seniority', (who) => `No ${who} is at the distance in levels that the program asks for.`, (who) => `Some ${who} are not at the distance in levels that the program asks for.`),
  cooldownSeasons: ofPair('cool-down', (who) => `Every ${who} was in the same circle only recently.`, (who) => `Some ${who} were in the same circle only recently.`),
  capacity: ofCircle('circle-size', 'Every mentor who fits has a full circle. One seat more each would help.', 'Some mentors who fit have a full circle.'),
  distinctDepartments: ofCircle('one-per-department', 'Every circle that fits already has somebody from the same department.', 'Some circles that fit already have somebody from the same department.'),
}

/** How a rule is called among people; a rule without words keeps its own name. */
export function labelOf(rule: string): string {
  return words[rule]?.label ?? rule
}

/** Why a rule keeps somebody without a circle: alone, or together with others. Empty for a rule without words. */
export function sentenceOf(rule: string, role: 'mentee' | 'mentor', isAlone: boolean): string {
  const said = words[rule]?.[role]
  return (isAlone ? said?.alone : said?.among) ?? ''
}

/** What relaxing a rule for everyone would do, as one sentence. */
export function sentenceOfRelaxation({ rule, frees, atLeast }: Pick<Relaxation, 'rule' | 'frees' | 'atLeast'>): string {
  const relaxing = rule === 'capacity' ? 'One seat more in every circle' : `Relaxing the ${labelOf(rule)} rule`
  if (frees === 0) return atLeast ? `${relaxing} may help; how many people it frees was not counted.` : `${relaxing} frees nobody on its own.`
  return `${relaxing} frees ${atLeast ? 'at least ' : ''}${frees === 1 ? '1 person' : `${frees} people`}.`
}
