import type { Circle } from '#api/matching/contract.ts'
import { answerPulse, type PulseInput } from '#api/nudges/contract.ts'
import type { Person } from '#api/people/contract.ts'
import { addGoal, changeGoal, completeSession, getRoadmap, type Goal, type Roadmap } from '#api/roadmap/contract.ts'
import { addAction, addIdea, changeAction, type Exercise, getSession, listIdeas, saveExercise, type SessionRoom } from '#api/sessions/contract.ts'
import { type Random, seededRandom } from '../../tenant/cast/random.ts'
import { type CallAs, Refused } from '../company-app.ts'
import { actionOf, agreedWords, answersFor, ideaOf } from './answers.ts'
import { goalOf } from './topics.ts'

/** What colleagues need to act. `acts` says whether somebody may be acted for. */
export type Crew = { callAs: CallAs; topicsOf: (personId: string) => [string, string]; acts: (personId: string) => boolean; today: () => Temporal.PlainDate }
type Member = { person: Person; role: 'mentor' | 'mentee'; random: Random }
type Held = { circle: Circle; number: number }

/** What is counted in the end. Among themselves colleagues leave the rest empty, so that a month of a whole company is lived in less than a minute. */
const counted: readonly string[] = ['skills', 'growth-areas', 'options', 'plan', 'mentor-feedback', 'skills-again', 'lessons', 'growth-plan']

/**
 * Colleagues hold a session: each fills in what is counted, the mentees see to their goals and their plan, and one of them closes it.
 * Whatever is there already, also from an attempt that was cut off, stays as it is.
 * @returns the session they are at now; 0 when all are held.
 */
export async function holdSession(crew: Crew, held: Held): Promise<number> {
  const { circle, number } = held
  const members = membersOf(crew, held)
  for (const member of members) {
    if (number === 1 && member.role === 'mentor') continue
    const room = await fillIn(crew, held, member, (form) => counted.includes(form.id))
    if (room.open) await seeToActions(crew, held, member, room)
  }
  const closer = members[number % members.length]
  if (!closer) return number
  const { currentStage } = await crew.callAs(closer.person.id, completeSession, { params: { circleId: circle.id, number }, input: { agreed: agreedWords(closer.random) } })
  for (const member of members) await answer(crew, held, member)
  return currentStage ?? 0
}

/** What colleagues do of a session that somebody else leads: their own preparation. */
export async function prepareSession(crew: Crew, held: Held): Promise<void> {
  for (const member of membersOf(crew, held)) await fillIn(crew, held, member, (form) => form.moment === 'prepare')
}

/** Colleagues say how a session was, as far as they still may; seven of ten do. */
export async function answerPulses(crew: Crew, held: Held): Promise<void> {
  for (const member of membersOf(crew, held)) await answer(crew, held, member)
}

function membersOf(crew: Crew, { circle, number }: Held): Member[] {
  const seat = (person: Person, role: Member['role']): Member => ({ person, role, random: seededRandom(`${person.id}:${circle.mentor?.id ?? ''}:${number}`) })
  return [...(circle.mentor ? [seat(circle.mentor, 'mentor')] : []), ...circle.mentees.map((person) => seat(person, 'mentee'))].filter(({ person }) => crew.acts(person.id))
}

async function fillIn(crew: Crew, held: Held, member: Member, fills: (form: Exercise['form']) => boolean): Promise<SessionRoom> {
  const { circle, number } = held
  const { person, role, random } = member
  const params = { circleId: circle.id, number }
  const room = await crew.callAs(person.id, getSession, { params })
  if (!room.open) return room
  const writer = {
    random,
    jobTitle: person.jobTitle ?? 'I work here',
    department: person.department ?? 'my department',
    topics: crew.topicsOf(person.id),
    others: [circle.mentor, ...circle.mentees].flatMap((other) => (other && other.id !== person.id ? other.id : [])),
    today: crew.today(),
  }
  for (const { form, readyAt, version, answers } of room.exercises) {
    const given = readyAt === null && fills(form) ? answersFor(form.id, writer) : null
    if (given) await crew.callAs(person.id, saveExercise, { params: { ...params, formId: form.id }, input: { answers: { ...answers, ...given }, version, shared: form.seen === 'choice' && random.chance(0.5), ready: true } })
  }
  if (role === 'mentee') await seeToGoals(crew, held, member, room)
  return room
}

/** A goal where the session asks for one, how far it is in those after it, and what became of it in the last. */
async function seeToGoals({ callAs, topicsOf }: Crew, { circle }: Held, { person, random }: Member, room: SessionRoom): Promise<void> {
  const roadmap = await callAs(person.id, getRoadmap, { params: { circleId: circle.id } })
  const mine = roadmap.goals.filter((goal) => goal.mine)
  if (mine.length === 0) {
    await callAs(person.id, addGoal, { params: { circleId: circle.id }, input: goalOf(random, topicsOf(person.id)[0], roadmap.cohort.endsOn) })
    return
  }
  for (const goal of mine) {
    if (room.goals === 'write' || goal.outcome !== null) continue
    await callAs(person.id, changeGoal, { params: { goalId: goal.id }, input: room.goals === 'review' ? reviewed(goal, random) : { ...inputOf(goal), current: along(goal, room, random) } })
  }
}

/** Nearly half of all goals are reached, and most others have moved. */
function reviewed(goal: Goal, random: Random) {
  const drawn = random.next()
  if (drawn < 0.45) return { ...inputOf(goal), current: goal.target, outcome: 'reached' as const }
  if (drawn < 0.82) return { ...inputOf(goal), current: goal.current === goal.baseline ? goal.baseline + Math.sign(goal.target - goal.baseline) : goal.current, outcome: 'moved' as const }
  if (drawn < 0.93) return { ...inputOf(goal), current: goal.baseline, outcome: 'unchanged' as const }
  return { ...inputOf(goal), outcome: 'dropped' as const }
}

/** Whole steps, never beyond the last but one: whether it is reached is said in the end. */
function along(goal: Goal, { stage, sessions }: SessionRoom, random: Random): number {
  const share = Math.min(1, Math.max(0, (stage.number - 1) / sessions + (random.next() - 0.5) / 2))
  const steps = Math.floor(Math.abs(goal.target - goal.baseline) * share)
  return goal.baseline + Math.sign(goal.target - goal.baseline) * Math.min(steps, Math.abs(goal.target - goal.baseline) - 1)
}

function inputOf({ title, measure, baseline, target, current, evidence, dueOn }: Goal) {
  return { title, measure, baseline, target, current, evidence, dueOn }
}

/** What was agreed before is done, most of it; from the second session on each mentee takes something along, and now and then there is an idea. */
async function seeToActions({ callAs, topicsOf, today }: Crew, { circle, number }: Held, { person, role, random }: Member, room: SessionRoom): Promise<void> {
  for (const action of room.actions) if (action.owner.id === person.id && action.doneAt === null && action.number < number && random.chance(0.8)) await callAs(person.id, changeAction, { params: { actionId: action.id }, input: { done: true } })
  const agrees = role === 'mentee' ? number >= 2 && number < room.sessions : number === 2 && random.chance(0.4)
  if (agrees && !room.actions.some((action) => action.owner.id === person.id && action.number === number)) {
    const action = role === 'mentee' ? actionOf(random, topicsOf(person.id)) : { what: 'Introduce you to somebody in my department', doneWhen: 'You have spoken once' }
    await callAs(person.id, addAction, { params: { circleId: circle.id, number }, input: { ...action, ownerId: person.id, dueOn: today().add({ days: random.integer(7, 25) }).toString() } })
  }
  if (role !== 'mentor' || room.stage.phase < 3 || !random.chance(0.4)) return
  const { ideas } = await callAs(person.id, listIdeas, { params: { circleId: circle.id } })
  if (ideas.length === 0) await callAs(person.id, addIdea, { params: { circleId: circle.id }, input: { ...ideaOf(random), ownerId: person.id, state: random.pick(['idea', 'testing', 'testing', 'adopted'] as const), testBy: today().add({ days: 21 }).toString() } })
}

async function answer({ callAs }: Crew, { circle, number }: Held, { person }: Member): Promise<void> {
  const random = seededRandom(`${person.id}:${circle.mentor?.id ?? ''}:${number}:pulse`)
  if (!random.chance(0.7)) return
  const input: PulseInput = {
    worth: pickShare(random, [[5, 34], [4, 42], [3, 17], [2, 5], [1, 2]]),
    nextStep: pickShare(random, [['yes', 62], ['partly', 29], ['no', 9]]),
    help: pickShare(random, [['no', 97], ['time', 2], ['other', 1]]),
  }
  // Whoever holds a session long after its date is not asked any more.
  await callAs(person.id, answerPulse, { params: { circleId: circle.id, number }, input }).catch(unlessRefused)
}

function pickShare<Value>(random: Random, shares: readonly (readonly [Value, number])[]): Value {
  return random.pick(shares.flatMap(([value, share]) => Array.from({ length: share }, () => value)))
}

/** A refusal is an answer; all else went wrong. */
export function unlessRefused(error: unknown): void {
  if (!(error instanceof Refused)) throw error
}

/** The number of the session a circle is at; null when all are held, and when nobody is there who could look. */
export async function sessionNow({ callAs, acts }: Crew, { id, mentor, mentees }: Circle): Promise<Roadmap['currentStage']> {
  const member = [mentor, ...mentees].find((person) => person !== null && acts(person.id))
  return member ? (await callAs(member.id, getRoadmap, { params: { circleId: id } })).currentStage : null
}
