import { say } from '../texts/goals.ts'

/** What a hint looks at; half-written goals are fine. */
export type GoalWords = { title: string; measure: string; evidence: string }

type Rule = { hint: Parameters<typeof say>[0]; applies: (goal: GoalWords) => boolean }

const doing =
  /^\s*(i\s+)?((will|can|want\s+to)\s+)?(answer|apply|budget|build|coach|cut|deliver|design|document|draft|explain|facilitate|forecast|give|hold|host|interview|launch|lead|map|negotiate|onboard|pitch|plan|prepare|present|publish|read|reduce|review|run|sell|shadow|ship|show|teach|test|write)\b/i
const vague = /\b(become\s+better|be\s+better|develop|enhance|explore|familiar|get\s+better|grow|improve|know\s+more|learn|optimi[sz]e|understand|visibility|work\s+on)\b/i
const amount = /\d|\b(once|twice|one|two|three|four|five|six|seven|eight|nine|ten|first|every|each)\b/i
const upToOthers = /\b(get|win|receive|be|become)\s+(a\s+|an\s+|the\s+)?(bonus|new\s+job|offer|promoted|promotion|raise|title)\b/i
const notDoing = /^\s*(i\s+)?(will\s+)?(avoid|don'?t|less|never|no\s+longer|not|stop)\b/i
const twoGoals = /;|•|\bas\s+well\s+as\b|\band\b.*\band\b/i

const rules: Rule[] = [
  { hint: 'hintOthers', applies: ({ title }) => upToOthers.test(title) },
  { hint: 'hintInstead', applies: ({ title }) => notDoing.test(title) },
  { hint: 'hintTwo', applies: ({ title }) => twoGoals.test(title) },
  { hint: 'hintVague', applies: ({ title }) => vague.test(title) && !doing.test(title) },
  { hint: 'hintDoing', applies: ({ title }) => !doing.test(title) && !vague.test(title) },
  { hint: 'hintAmount', applies: ({ title, measure }) => measure.trim() !== '' && !amount.test(`${title} ${measure}`) && !/\b(count|number|hours|days|minutes|percent|%|scale)/i.test(measure) },
  { hint: 'hintShow', applies: ({ measure, evidence }) => measure.trim() !== '' && evidence.trim() === '' },
]

/**
 * At most two questions that would make a goal sharper, most helpful first. They never block. The word lists are
 * English, so goals in other languages get none rather than wrong ones.
 */
export function hintsFor(goal: GoalWords, language: string): string[] {
  if (!/^en(-|$)/i.test(language) || goal.title.trim().length < 10) return []
  return rules.filter((rule) => rule.applies(goal)).slice(0, 2).map((rule) => say(rule.hint))
}
