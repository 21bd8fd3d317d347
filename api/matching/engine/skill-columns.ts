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
  const [wanted, own]: [Amounts, Amounts] = [{ skills: [], amounts: [] }, { skills: [], amounts: [] }]
  for (const mentor of mentors) {
    readStrongest(own, mentor.skills, skills)
    for (const skill of own.skills) offers.push(skill)
    for (const level of own.amounts) offerLevel.push(level)
    offers.endRow()
  }

  const asks = createRowsWriter(mentees.length)
  const goalStart = sharedInts(mentees.length)
  const [askAmount, askTotal, askOwn] = [createGrowingInts(), createGrowingInts(), createGrowingInts()]
  let count = 0
  function ask(skill: number, amount: number, of: number): void {
    const known = own.skills.indexOf(skill)
    asks.push(skill)
    askAmount.push(amount)
    askTotal.push(of)
    askOwn.push(known < 0 ? 0 : own.amounts[known]!)
    count++
  }
  for (let at = 0; at < mentees.length; at++) {
    const mentee = mentees[at]!
    readStrongest(own, mentee.skills, skills)
    readStrongest(wanted, mentee.wants, skills)
    let total = 0
    for (const amount of wanted.amounts) total += amount
    for (let want = 0; want < wanted.skills.length; want++) ask(wanted.skills[want]!, wanted.amounts[want]!, total)
    goalStart[at] = count
    const mentioned = mentee.goals ? taxonomy.skillsMentioned(mentee.goals).map((skill) => skills.numberOf(skill)) : []
    const meant = mentioned.filter((skill) => !wanted.skills.includes(skill))
    for (const skill of meant) ask(skill, 1, meant.length)
    asks.endRow()
  }

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

/** Skills by number, rising, with an amount beside each. Filled anew for one person after the other. */
type Amounts = { skills: number[]; amounts: number[] }

/** Of two synonyms the greater amount counts. */
function readStrongest(into: Amounts, given: Record<string, number> | undefined, words: Words): void {
  const { skills, amounts } = into
  skills.length = amounts.length = 0
  for (const text in given) {
    const skill = words.numberOf(text)
    const amount = given[text]!
    let at = skills.length
    while (at > 0 && skills[at - 1]! > skill) at--
    if (at > 0 && skills[at - 1] === skill) {
      amounts[at - 1] = Math.max(amounts[at - 1]!, amount)
      continue
    }
    skills.push(skill)
    amounts.push(amount)
    for (let last = skills.length - 1; last > at; last--) {
      skills[last] = skills[last - 1]!
      amounts[last] = amounts[last - 1]!
    }
    skills[at] = skill
    amounts[at] = amount
  }
}
