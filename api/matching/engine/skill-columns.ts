import { compareIds, type Cast } from './cast.ts'
import { createNumbering } from './numbering.ts'
import { createGrowingInts, createRowsWriter, sharedCopy, sharedInts, sharedNumbers, type Rows } from './rows.ts'
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
  const { taxonomy, mentors, mentees, mentorForm, menteeForm, instance, rules } = cast
  const skills = createWords((text) => taxonomy.canonical('skill', text))
  const offered = readAmounts(instance.mentors, (mentor) => mentor.skills, skills)
  const owned = readAmounts(instance.mentees, (mentee) => mentee.skills, skills)
  const desired = readAmounts(instance.mentees, (mentee) => mentee.wants, skills)
  const mentioned = readMentioned(cast, skills)
  const { numberOf, before } = createNumbering(skills.names.length)

  const offers = createRowsWriter(mentors.length)
  const offerLevel = createGrowingInts()
  const [wanted, own]: [Amounts, Amounts] = [{ skills: [], amounts: [] }, { skills: [], amounts: [] }]
  for (let at = 0; at < mentors.length; at++) {
    keepStrongest(own, offered, mentorForm[at]!, numberOf)
    for (let skill = 0; skill < own.skills.length; skill++) {
      offers.push(own.skills[skill]!)
      offerLevel.push(own.amounts[skill]!)
    }
    offers.endRow()
  }

  const most = desired.amounts.length + mentioned.values.length
  const askStart = sharedInts(mentees.length + 1)
  const goalStart = sharedInts(mentees.length)
  const [askSkill, askBottom, askOwn, askTop] = [new Int32Array(most), new Int32Array(most), new Int32Array(most), new Float64Array(most)]
  const meant: number[] = []
  let count = 0
  function ask(skill: number, points: number, of: number): void {
    const known = own.skills.indexOf(skill)
    askSkill[count] = skill
    askTop[count] = points
    askBottom[count] = 1000 * of
    askOwn[count] = known < 0 ? 0 : own.amounts[known]!
    count++
  }
  for (let at = 0; at < mentees.length; at++) {
    const form = menteeForm[at]!
    keepStrongest(own, owned, form, numberOf)
    keepStrongest(wanted, desired, form, numberOf)
    let total = 0
    for (let want = 0; want < wanted.amounts.length; want++) total += wanted.amounts[want]!
    for (let want = 0; want < wanted.skills.length; want++) ask(wanted.skills[want]!, rules.weights.skill * wanted.amounts[want]!, total)
    goalStart[at] = count
    meant.length = 0
    for (let mention = mentioned.start[form]!; mention < mentioned.start[form + 1]!; mention++) {
      const skill = numberOf(mentioned.values[mention]!)
      if (!wanted.skills.includes(skill)) meant.push(skill)
    }
    for (let mention = 0; mention < meant.length; mention++) ask(meant[mention]!, rules.weights.goal, meant.length)
    askStart[at + 1] = count
  }
  skills.renumber(before)

  const asks = { start: askStart, values: sharedCopy(askSkill.subarray(0, count)) }
  const top = sharedNumbers(count)
  top.set(askTop.subarray(0, count))
  const columns = {
    offers: offers.done(), offerLevel: offerLevel.done(), asks, goalStart,
    askTop: top, askBottom: sharedCopy(askBottom.subarray(0, count)), askOwn: sharedCopy(askOwn.subarray(0, count)),
  }
  return { columns: { ...columns, ...nearColumns(cast, skills, columns.offers.values, asks.values), skillCount: skills.names.length }, skills }
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

/** Skills with an amount each, as the forms name them. */
type WrittenAmounts = { skills: Rows; amounts: Int32Array }

function readAmounts<E>(forms: readonly E[], amountsOf: (form: E) => Record<string, number> | undefined, words: Words): WrittenAmounts {
  const skills = createRowsWriter(forms.length)
  const amounts = createGrowingInts()
  for (let form = 0; form < forms.length; form++) {
    const given = amountsOf(forms[form]!)
    for (const text in given) {
      skills.push(words.numberOf(text))
      amounts.push(given[text]!)
    }
    skills.endRow()
  }
  return { skills: skills.done(), amounts: amounts.done() }
}

function readMentioned({ taxonomy, instance: { mentees } }: Cast, words: Words): Rows {
  const mentioned = createRowsWriter(mentees.length)
  for (let form = 0; form < mentees.length; form++) {
    const { goals } = mentees[form]!
    if (goals) for (const skill of taxonomy.skillsMentioned(goals)) mentioned.push(words.numberOf(skill))
    mentioned.endRow()
  }
  return mentioned.done()
}

/** Skills by number, rising, with an amount beside each. Filled anew for one person after the other. */
type Amounts = { skills: number[]; amounts: number[] }

/** Of two synonyms the greater amount counts. */
function keepStrongest(into: Amounts, written: WrittenAmounts, form: number, numberOf: (before: number) => number): void {
  const { skills, amounts } = into
  skills.length = amounts.length = 0
  for (let entry = written.skills.start[form]!; entry < written.skills.start[form + 1]!; entry++) {
    const skill = numberOf(written.skills.values[entry]!)
    const amount = written.amounts[entry]!
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
