import { builtInData } from './taxonomy/built-in.ts'

export type TermKind = 'skill' | 'function'

/** A skill or function as it is written down: its spelling, other words for it, and what it is near to. */
export type TermData = {
  /** As people spell it: "SQL", "budgeting". Unique within its kind, by `tidy`, together with all synonyms. */
  name: string
  synonyms: string[]
  /** Name of a related term of the same kind → how near, above 0 and below 1. Said once, it holds both ways. */
  related: Record<string, number>
}

/** A taxonomy as plain data: what a file holds, and what can be handed to another thread. */
export type TaxonomyData = {
  functions: TermData[]
  /** `home` is the name of the function where the skill is at home. */
  skills: (TermData & { home: string })[]
}

/** A skill or function that a taxonomy knows. */
export type Term = {
  /** Under which it is compared: its tidied name. */
  name: string
  /** How it is shown to people. */
  spelling: string
  kind: TermKind
  /** Canonical name of the function a skill is at home in; for a function, itself. */
  home: string
  synonyms: string[]
  /** Canonical name of a related term of the same kind → how near. Holds both ways. */
  related: ReadonlyMap<string, number>
}

/** What is known about the words for functions and skills. */
export type Taxonomy = {
  /**
   * The name under which a skill or function is compared: the known term's when the text is its name or synonym,
   * otherwise the tidied text, so that two people who write the same unknown word still meet.
   */
  canonical(kind: TermKind, text: string): string
  /** How near two canonical names are: 1 the same, 0 nothing known to relate them. */
  nearness(kind: TermKind, one: string, other: string): number
  /** Related canonical names with their nearness; empty for an unknown word. */
  relatedTo(kind: TermKind, name: string): ReadonlyMap<string, number>
  /** The skills that free text mentions by name or synonym, the longest phrase first, each once, in order of appearance. */
  skillsMentioned(text: string): string[]
  /** A canonical name as people spell it: "SQL", not "sql". An unknown word stays as it is. */
  display(kind: TermKind, name: string): string
  /** Every term by its canonical name. */
  terms: { skill: ReadonlyMap<string, Term>; function: ReadonlyMap<string, Term> }
  /** What it was made of, for another thread to make the same. */
  data: TaxonomyData
}

/** Phrases word by word: where one ends, the canonical name that it stands for. */
type PhraseStep = { name: string | null; next: Map<string, PhraseStep> }

const nothing: ReadonlyMap<string, number> = new Map()

/**
 * Makes a taxonomy from its data. A relation named from both ends counts with the greater weight; one to a name that the
 * data does not hold is left out, and of two terms that claim a phrase the first one keeps it.
 */
export function createTaxonomy(data: TaxonomyData): Taxonomy {
  const functions = indexTerms('function', data.functions.map((term) => ({ ...term, home: term.name })))
  const skills = indexTerms('skill', data.skills)
  const known = { skill: skills.terms, function: functions.terms }
  const spoken = { skill: skills.spoken, function: functions.spoken }
  const phrases: PhraseStep = { name: null, next: new Map() }
  for (const [phrase, name] of skills.spoken) {
    let step = phrases
    for (const word of phrase.split(' ')) {
      let next = step.next.get(word)
      if (!next) step.next.set(word, (next = { name: null, next: new Map() }))
      step = next
    }
    step.name = name
  }

  function relatedTo(kind: TermKind, name: string): ReadonlyMap<string, number> {
    return known[kind].get(name)?.related ?? nothing
  }

  function skillsMentioned(text: string): string[] {
    const words = wordsOf(text)
    const found: string[] = []
    for (let at = 0; at < words.length; ) {
      let name: string | null = null
      let end = at + 1
      let step = phrases.next.get(words[at]!)
      for (let ahead = at + 1; step; step = ahead < words.length ? step.next.get(words[ahead++]!) : undefined) {
        if (step.name === null) continue
        name = step.name
        end = ahead
      }
      if (name !== null && !found.includes(name)) found.push(name)
      at = end
    }
    return found
  }

  return {
    canonical(kind, text) {
      const tidied = tidy(text)
      return spoken[kind].get(tidied) ?? tidied
    },
    nearness: (kind, one, other) => (one === other ? 1 : (relatedTo(kind, one).get(other) ?? 0)),
    relatedTo,
    skillsMentioned,
    display: (kind, name) => known[kind].get(name)?.spelling ?? name,
    terms: known,
    data,
  }
}

function indexTerms(kind: TermKind, written: (TermData & { home: string })[]): { terms: Map<string, Term>; spoken: Map<string, string> } {
  const relations = new Map<string, Map<string, number>>()
  const terms = new Map<string, Term>()
  const spoken = new Map<string, string>()
  for (const { name: spelling, home, synonyms } of written) {
    const name = tidy(spelling)
    const related = new Map<string, number>()
    relations.set(name, related)
    terms.set(name, { name, spelling, kind, home: tidy(home), synonyms, related })
  }
  for (const { name, synonyms } of written) {
    for (const phrase of [name, ...synonyms]) {
      const tidied = tidy(phrase)
      if (!spoken.has(tidied) && (phrase === name || !terms.has(tidied))) spoken.set(tidied, tidy(name))
    }
  }
  for (const term of written) {
    const one = tidy(term.name)
    for (const [related, weight] of Object.entries(term.related)) {
      const other = tidy(related)
      if (other !== one && terms.has(other)) holdBothWays(relations, one, other, weight)
    }
  }
  return { terms, spoken }
}

function holdBothWays(relations: Map<string, Map<string, number>>, one: string, other: string, weight: number): void {
  const near = Math.max(weight, relations.get(one)?.get(other) ?? 0)
  relations.get(one)?.set(other, near)
  relations.get(other)?.set(one, near)
}

/** Most words of a taxonomy are tidy already, and a large one is tidied word by word at each start. */
const isTidy = /^[a-z0-9]+(?: [a-z0-9]+)*$/

/** Without letters beyond English; for these the same comes out sooner. */
const isPlain = /^[\x20-\x7e]*$/

/** Lower case, one space between words, no punctuation but what names carry (c#, c++, .net, r&d, a/b). */
export function tidy(text: string): string {
  if (isTidy.test(text)) return text
  if (isPlain.test(text)) {
    return text.toLowerCase().replace(/[-_\s]+/g, ' ').replace(/[^a-z0-9#+&/. ]/g, '').replace(/\.(?= |$)/g, '').trim()
  }
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Pd}_\s]+/gu, ' ')
    .replace(/[^\p{L}\p{N}#+&/. ]/gu, '')
    .replace(/\.(?= |$)/gu, '')
    .trim()
}

/** The words of a tidied text. Goals are told in whole sentences by tens of thousands, mostly in plain letters: those are cut word by word. */
function wordsOf(text: string): string[] {
  if (!isPlain.test(text)) return tidy(text).split(' ')
  const lower = text.toLowerCase()
  const words: string[] = []
  let begin = 0
  let isClean = true
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : space
    if (code === space || code === hyphen || code === underscore) {
      if (at > begin) words.push(isClean ? lower.slice(begin, at) : tidy(lower.slice(begin, at)))
      begin = at + 1
      isClean = true
    } else if (!((code >= letterA && code <= letterZ) || (code >= digit0 && code <= digit9))) isClean = false
  }
  return words
}

const space = 0x20
const hyphen = 0x2d
const underscore = 0x5f
const [digit0, digit9, letterA, letterZ] = [0x30, 0x39, 0x61, 0x7a] as const

/** The taxonomy that comes with Crosspath. */
export const builtInTaxonomy: Taxonomy = createTaxonomy(builtInData)
