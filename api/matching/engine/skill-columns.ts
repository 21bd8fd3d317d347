import { compareIds, type Cast } from './cast.ts'
import { createGrowingInts, createRowsWriter, sharedInts, sharedNumbers, type Rows } from './rows.ts'
import { createWords, type Words } from './words.ts'

/** What is offered and asked, by numbers of skills. */
export type SkillColumns = {
  skillCount: number
  /** Per mentor the skills offered, rising, and beside them how strong, 1..5. */
  offers: Rows
  offerLevel: Int32Array
  /** Per mentee the skills asked for: first those wanted, from `goalStart` on those that goals mention. */
  asks: Rows
  goalStart: Int32Array
  /** Beside `asks`: a mentor covering a share of g thousandths gets ⌊top × g ÷ bottom⌋ points. */
  askTop: Float64Array
  askBottom: Int32Array
  /** How strong the mentee is already. */
  askOwn: Int32Array
  /** For each skill that somebody asks for: itself, then those of the offered ones that are near, the nearest first. */
  near: Rows
  nearness: Float64Array
}

/** The columns, and the names of the skills by number. */
export function skillColumns(cast: Cast): { columns: SkillColumns; skills: Words } {
  const { taxonomy, mentors, mentees, rules } = cast
  const skills = createWords((text) => taxonomy.canonical('skill', text))
  const offers = createRowsWriter(mentors.length)
  const offerLevel = createGrowingInts()
  for (const mentor of mentors) {
    for (const [skill, level] of strongest(mentor.skills, skills)) {
      offers.push(skill)
      offerLevel.push(level)
    }
    offers.endRow()
  }

  const asks = createRowsWriter(mentees.length)
  const goalStart = sharedInts(mentees.length)
  const [askAmount, askTotal, askOwn] = [createGrowingInts(), createGrowingInts(), createGrowingInts()]
  const mentioned = remember((goals: string) => taxonomy.skillsMentioned(goals).map((skill) => skills.numberOf(skill)))
  let count = 0
  mentees.forEach((mentee, at) => {
    const own = new Map(strongest(mentee.skills ?? {}, skills))
    const wanted = strongest(mentee.wants, skills)
    const total = wanted.reduce((sum, [, amount]) => sum + amount, 0)
    const ask = (skill: number, amount: number, of: number): void => {
      asks.push(skill)
      askAmount.push(amount)
      askTotal.push(of)
      askOwn.push(own.get(skill) ?? 0)
      count++
    }
    for (const [skill, amount] of wanted) ask(skill, amount, total)
    goalStart[at] = count
    const meant = mentee.goals ? mentioned(mentee.goals).filter((skill) => !wanted.some(([want]) => want === skill)) : []
    for (const skill of meant) ask(skill, 1, meant.length)
    asks.endRow()
  })

  const askRows = asks.done()
  const askTop = sharedNumbers(count)
  const askBottom = sharedInts(count)
  for (let mentee = 0; mentee < mentees.length; mentee++) {
    for (let at = askRows.start[mentee]!; at < askRows.start[mentee + 1]!; at++) {
      askTop[at] = (at < goalStart[mentee]! ? rules.weights.skill : rules.weights.goal) * askAmount.at(at)
      askBottom[at] = 1000 * askTotal.at(at)
    }
  }
  const columns = { offers: offers.done(), offerLevel: offerLevel.done(), asks: askRows, goalStart, askTop, askBottom, askOwn: askOwn.done() }
  return { columns: { ...columns, ...nearColumns(cast, skills, columns.offers.values, askRows.values), skillCount: skills.names.length }, skills }
}

function nearColumns({ taxonomy }: Cast, skills: Words, offered: Int32Array, asked: Int32Array): { near: Rows; nearness: Float64Array } {
  const count = skills.names.length
  const isOffered = new Uint8Array(count)
  for (const skill of offered) isOffered[skill] = 1
  const isAsked = new Uint8Array(count)
  for (const skill of asked) isAsked[skill] = 1
  const near = createRowsWriter(count)
  const shares: number[] = []
  for (let skill = 0; skill < count; skill++) {
    const name = skills.names[skill]!
    const related: [string, number][] = isAsked[skill] === 1 ? [...taxonomy.relatedTo('skill', name)] : []
    related.sort(([one, nearer], [other, nearest]) => nearest - nearer || compareIds(one, other))
    for (const [other, nearness] of isAsked[skill] === 1 ? [[name, 1] as const, ...related] : []) {
      const number = skills.numberOf(other)
      if (isOffered[number] !== 1) continue
      near.push(number)
      shares.push(nearness)
    }
    near.endRow()
  }
  const nearness = sharedNumbers(shares.length)
  nearness.set(shares)
  return { near: near.done(), nearness }
}

/** Skill numbers, rising, with their amounts; of two synonyms the greater counts. */
function strongest(amounts: Record<string, number>, skills: Words): [skill: number, amount: number][] {
  const found: [number, number][] = []
  for (const text in amounts) {
    const skill = skills.numberOf(text)
    const amount = amounts[text]!
    const same = found.find(([known]) => known === skill)
    if (same) same[1] = Math.max(same[1], amount)
    else found.push([skill, amount])
  }
  return found.sort(([one], [other]) => one - other)
}

function remember<V>(work: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) known.set(key, (value = work(key)))
    return value
  }
}
