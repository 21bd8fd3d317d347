import type { Pulse, PulseInput } from '../../api/nudges/contract.ts'

export type PulseKey = 'worth' | 'nextStep' | 'help'
export type PulseQuestion = { key: PulseKey; text: string; whoSees: string; choices: { key: string; text: string; chosen: boolean; input: PulseInput }[] }

/** Whether the answers are final, and help can still be asked for. */
export function asksHelpOnly({ changeableUntilAt, helpUntilAt, worth, nextStep }: Pulse): boolean {
  return changeableUntilAt === null && helpUntilAt !== null && (worth.answer !== null || nextStep.answer !== null)
}

/** The questions with what is chosen, of final answers only that for help; `pressed` counts before what the API knows. */
export function questionsOf(pulse: Pulse, pressed: PulseInput): PulseQuestion[] {
  const all = everyQuestion(pulse, pressed)
  return asksHelpOnly(pulse) ? all.filter(({ key }) => key === 'help') : all
}

function everyQuestion({ worth, nextStep, help }: Pulse, pressed: PulseInput): PulseQuestion[] {
  const at = { worth: pressed.worth ?? worth.answer, nextStep: pressed.nextStep ?? nextStep.answer, help: pressed.help ?? help.answer }
  return [
    { key: 'worth', text: worth.text, whoSees: worth.whoSees, choices: worth.choices.map(({ value, text }) => ({ key: String(value), text, chosen: value === at.worth, input: { worth: value } })) },
    { key: 'nextStep', text: nextStep.text, whoSees: nextStep.whoSees, choices: nextStep.choices.map(({ value, text }) => ({ key: value, text, chosen: value === at.nextStep, input: { nextStep: value } })) },
    { key: 'help', text: help.text, whoSees: help.whoSees, choices: help.choices.map(({ value, text }) => ({ key: value, text, chosen: value === at.help, input: { help: value } })) },
  ]
}

/** Questions that are seen by the same people stand under one note. */
export function inGroups(questions: readonly PulseQuestion[]): { whoSees: string; questions: PulseQuestion[] }[] {
  const groups: { whoSees: string; questions: PulseQuestion[] }[] = []
  for (const question of questions) {
    const last = groups.at(-1)
    if (last?.whoSees === question.whoSees) last.questions.push(question)
    else groups.push({ whoSees: question.whoSees, questions: [question] })
  }
  return groups
}

/** Whether all three are answered, counting what is on its way. */
export function allAnswered(questions: readonly PulseQuestion[]): boolean {
  return questions.every(({ choices }) => choices.some(({ chosen }) => chosen))
}

/** What is pressed and not yet known, once an answer is: what was pressed anew in between stays. */
export function withoutSame(pressed: PulseInput, known: PulseInput): PulseInput {
  const { worth, nextStep, help } = pressed
  return { ...(worth !== undefined && worth !== known.worth ? { worth } : {}), ...(nextStep !== undefined && nextStep !== known.nextStep ? { nextStep } : {}), ...(help !== undefined && help !== known.help ? { help } : {}) }
}
