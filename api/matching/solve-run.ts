import { judgePlace, placeIn, type StandingCircle, withStandingCircles } from './beside-standing.ts'
import type { BlockingPairs, Fairness, FairnessWords, MatchRunFigures } from './contract.ts'
import { hashOf } from './canonical.ts'
import { reportFairness } from './describe-fairness.ts'
import { describeFigures } from './describe-figures.ts'
import { findBlockingPairs } from './engine/blocking-pairs.ts'
import { searchKeepable } from './engine/keepable.ts'
import type { MatchOptions, MatchRun, MatchStage } from './engine/match.ts'
import type { CircleVerdict } from './engine/meeting-facts.ts'
import type { MatchAnswer, MatchInstance, PermittedPair } from './engine/types.ts'
import { type BusyTimes, createTimeFinder, type SeriesWish } from './find-time.ts'
import { drawLots, type Lottery, withHeldBack } from './held-back.ts'
import { withWishesThatCount } from './wishes-that-count.ts'
import type { StoredSlot } from '../store/stored.ts'

/** What a run is asked, as data that can be handed to another thread. */
export type RunQuestion = {
  instance: MatchInstance
  /** Circles that run and have free seats; their mentors are in the instance with these. */
  standing: StandingCircle[]
  lottery: Lottery
  series: SeriesWish
  /** The company's own words for skills: the file, and its SHA-256 for the record. */
  taxonomy: { file: string; digest: string } | null
}

/** What the thread that solves needs of the one that has the doors. */
export type RunDoors = {
  /** Busy times of people not asked for before; null for calendars that cannot be read. */
  readCalendars(personIds: string[]): Promise<Map<string, BusyTimes>>
  /** Words for people, and a true share from 0 to 1. */
  progress(stage: string, share: number): void
}

export type RunResult = {
  answer: MatchAnswer
  /** By mentor. */
  slots: Map<string, StoredSlot>
  figures: MatchRunFigures
  fairness: Fairness[]
  fairnessWords: FairnessWords
  blockingPairs: BlockingPairs
  inputHash: string
  circlesHash: string
}

/** What people read while the engine works, and about how far it is by then. */
const stageWords: Record<MatchStage, [words: string, share: number]> = {
  reading: ['Reading who takes part', 0.04],
  comparing: ['Comparing everybody with everybody', 0.08],
  seating: ['Forming the best circles', 0.2],
  proving: ['Making sure that no others are better', 0.28],
  explaining: ['Writing down why', 0.95],
}

/** Words for skills other than the built-in ones, and threads that compare people together. */
export type SolveWith = Pick<MatchOptions, 'taxonomy' | 'crew'>

/**
 * Solves one run: held-back pairs, circles, a time for each, and what is told about them. Same question and same
 * calendars, same result. Why the hash is salted: without the secret in it, wishes could be guessed by hashing guesses.
 */
export async function solveRun(question: RunQuestion, doors: RunDoors, solveWith: SolveWith = {}): Promise<RunResult> {
  doors.progress('Drawing the lot', 0.03)
  const lots = drawLots(question.lottery)
  const instance = withWishesThatCount(withHeldBack(withStandingCircles(question.instance, question.standing, lots), lots), question.lottery)
  const standing = question.standing.map(({ id, mentor, sessions }) => ({ id, mentor, sessions }))
  const inputHash = hashOf({ instance, ...(standing.length > 0 ? { circles: standing } : {}), series: question.series, taxonomy: question.taxonomy?.digest ?? null, salt: hashOf(`salt ${question.lottery.secret}`) })
  const { run, slots } = await findKeepable(instance, question, doors, solveWith)
  const answer = withoutIdle(withoutWishes(run.answer), question.standing)
  const told = tellable(instance, answer, question.standing)
  doors.progress('Writing it down', 0.97)
  return {
    answer,
    slots,
    figures: describeFigures(instance, answer, slots, question.standing),
    ...reportFairness(told, answer, slots),
    blockingPairs: countBlockingPairs(instance, run.answer, [...run.eachListed()]),
    inputHash,
    circlesHash: hashOf(answer.circles.filter((circle) => circle.mentees.length > 0).map((circle) => [circle.mentor, ...circle.mentees.map((mentee) => mentee.id).sort()])),
  }
}

/** The answer without the mentors whose circles run and whom nobody joins: nothing changes for them, and they do not wait. */
function withoutIdle(answer: MatchAnswer, standing: StandingCircle[]): MatchAnswer {
  const mentors = new Set(standing.map((circle) => circle.mentor))
  return { ...answer, unmatched: answer.unmatched.filter(({ id, role }) => role === 'mentee' || !mentors.has(id)) }
}

/** The instance of those whom the answer is about. */
function tellable(instance: MatchInstance, { circles }: MatchAnswer, standing: StandingCircle[]): MatchInstance {
  const idle = new Set(standing.map((circle) => circle.mentor))
  for (const { mentor, mentees } of circles) if (mentees.length > 0) idle.delete(mentor)
  return { ...instance, mentors: instance.mentors.filter((mentor) => !idle.has(mentor.person)) }
}

/** The answer as it may be told: whom somebody named is read by them alone, so neither a reason nor a score says it. */
function withoutWishes(answer: MatchAnswer): MatchAnswer {
  let wished = 0
  const circles = answer.circles.map((circle) => ({
    ...circle,
    mentees: circle.mentees.map((mentee) => {
      const reasons = mentee.reasons.filter(({ kind }) => kind !== 'favourite')
      const score = reasons.reduce((sum, { points }) => sum + points, 0)
      wished += mentee.score - score
      return { ...mentee, score, reasons }
    }),
  }))
  const less = <Worth extends { score: number }>(worth: Worth): Worth => ({ ...worth, score: worth.score - wished })
  const { keepable } = answer
  return { ...answer, circles, objective: less(answer.objective), bound: less(answer.bound), ...(keepable ? { keepable: { ...keepable, bound: less(keepable.bound) } } : {}) }
}

/** Searches the best circles that all have a time, answering for each whether its members can meet; whoever joins one that runs keeps its time. */
async function findKeepable(instance: MatchInstance, { series, standing }: Pick<RunQuestion, 'series' | 'standing'>, doors: RunDoors, solveWith: SolveWith): Promise<{ run: MatchRun; slots: Map<string, StoredSlot> }> {
  const people = new Map(instance.people.map((person) => [person.id, person]))
  const finder = createTimeFinder(series)
  const times = new Map<string, CircleVerdict>()
  const standingOf = new Map(standing.map((circle) => [circle.mentor, circle]))
  const calendars = new Map<string, BusyTimes>()
  const personsOf = (ids: string[]) => ids.flatMap((id) => people.get(id) ?? [])
  const circleOf = (mentor: string, mentees: string[]) => personsOf([mentor, ...mentees])
  const judge = (mentor: string, mentees: string[]): CircleVerdict => {
    const key = [mentor, ...mentees.toSorted()].join(' ')
    const runs = standingOf.get(mentor)
    const known = times.get(key) ?? (runs ? judgePlace(runs, personsOf(mentees), calendars) : finder.judge(circleOf(mentor, mentees)))
    times.set(key, known)
    return known
  }
  const search = searchKeepable(instance, { sessionMinutes: series.durationMinutes, ...solveWith, onStage: (stage) => doors.progress(...stageWords[stage]) })
  let round = search.next([])
  let first = 0
  while (!round.done) {
    const { questions, gap, share } = round.value
    first ||= questions.length
    const unread = [...new Set(questions.flatMap((question) => [question.mentor, ...question.mentees]))].filter((id) => !finder.knows(id))
    if (unread.length > 0) {
      doors.progress('Reading free and busy times', 0.35)
      for (const [id, busy] of await doors.readCalendars(unread)) calendars.set(id, busy)
      for (const id of unread) finder.add(people.get(id) ?? { id, managerId: null, department: [] }, calendars.get(id) ?? null)
    }
    if (gap !== null) doors.progress(gap === 0 ? 'Making sure of a time for every circle' : `Looking for circles that fit better and have a time: at most ${(100 * gap).toFixed(1)} % to gain`, 0.6 + 0.33 * share)
    const verdicts: CircleVerdict[] = []
    for (const { mentor, mentees } of questions) {
      if (times.size < first) doors.progress(`Looking for times: ${times.size + 1} of ${first} circles`, 0.4 + (0.2 * times.size) / first)
      verdicts.push(judge(mentor, mentees))
    }
    round = search.next(verdicts)
  }
  const run = round.value
  const slots = run.answer.circles.flatMap((circle) => {
    const mentees = circle.mentees.map((mentee) => mentee.id)
    const runs = standingOf.get(circle.mentor)
    if (runs && mentees.length > 0) return [[circle.mentor, placeIn(runs, personsOf(mentees), calendars)] as const]
    return mentees.length > 0 && judge(circle.mentor, mentees).meets ? [[circle.mentor, finder.slotOf(circleOf(circle.mentor, mentees))] as const] : []
  })
  return { run, slots: new Map(slots) }
}

/** Pairs who would both rather have each other, among those who are permitted: what is held back takes no part. */
function countBlockingPairs(instance: MatchInstance, answer: MatchAnswer, pairs: PermittedPair[]): BlockingPairs {
  const groupOf = new Map(pairs.map((pair) => [pair.mentee, pair.group]))
  const { margin, count } = findBlockingPairs({
    pairs,
    circles: answer.circles.map((circle) => ({ mentor: circle.mentor, mentees: circle.mentees.map(({ id, score }) => ({ id, score, group: groupOf.get(id) ?? id })) })),
    seats: new Map(instance.mentors.map((mentor) => [mentor.person, Math.min(mentor.capacity, instance.rules?.circleSize ?? mentor.capacity)])),
    distinctDepartments: instance.rules?.distinctDepartments === 'hard',
    locked: new Set((instance.locks ?? []).map((pair) => pair.mentee)),
  })
  return { margin, pairs: count }
}
