import { functionLines, skillLines } from './taxonomy-data.ts'

/** A skill or function of the built-in taxonomy. */
export type Term = {
  /** Its plain name, which is also its id. */
  name: string
  kind: 'skill' | 'function'
  /** The function a skill is at home in; for a function, itself. */
  home: string
  synonyms: string[]
  /** Name of a related term of the same kind → how near, above 0 and below 1. Holds both ways. */
  related: Map<string, number>
}

/** Every term by its name. Names and synonyms are unique within a kind. */
export const terms: { skill: Map<string, Term>; function: Map<string, Term> } = { skill: new Map(), function: new Map() }

const spoken: Record<Term['kind'], Map<string, string>> = { skill: new Map(), function: new Map() }

readLines('function', functionLines, null)
for (const [home, lines] of Object.entries(skillLines)) readLines('skill', lines, home)
holdBothWays('function')
holdBothWays('skill')

const longestPhrase = [...spoken.skill.keys(), ...spoken.function.keys()].reduce((most, phrase) => Math.max(most, phrase.split(' ').length), 1)

function readLines(kind: Term['kind'], lines: string, home: string | null): void {
  for (const line of lines.trim().split('\n')) {
    const [name = '', synonyms = '', related = ''] = line.split('|').map((part) => part.trim())
    const term: Term = {
      name,
      kind,
      home: home ?? name,
      synonyms: synonyms.split(',').map((synonym) => synonym.trim()).filter((synonym) => synonym !== ''),
      related: new Map(),
    }
    for (const relation of related.split(',').filter((part) => part.trim() !== '')) {
      const cut = relation.trim().lastIndexOf(' ')
      term.related.set(relation.trim().slice(0, cut), Number(relation.trim().slice(cut)))
    }
    terms[kind].set(name, term)
    for (const phrase of [name, ...term.synonyms]) {
      if (!spoken[kind].has(tidy(phrase))) spoken[kind].set(tidy(phrase), name)
    }
  }
}

function holdBothWays(kind: Term['kind']): void {
  for (const term of terms[kind].values()) {
    for (const [other, weight] of [...term.related]) {
      const back = terms[kind].get(other)?.related
      if (back) back.set(term.name, Math.max(back.get(term.name) ?? 0, weight))
    }
  }
}

/** Lower case, one space between words, no punctuation but what names carry (c#, c++, .net, r&d, a/b). */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Pd}_\s]+/gu, ' ')
    .replace(/[^\p{L}\p{N}#+&/. ]/gu, '')
    .replace(/\.(?= |$)/gu, '')
    .trim()
}

/**
 * The name under which a skill or function is compared: its own in the taxonomy when it is known by name or synonym,
 * otherwise the tidied text, so that two people who write the same unknown word still meet.
 */
export function canonical(kind: Term['kind'], text: string): string {
  const tidied = tidy(text)
  return spoken[kind].get(tidied) ?? tidied
}

/** How near two canonical names are: 1 the same, 0 nothing known to relate them. */
export function nearness(kind: Term['kind'], one: string, other: string): number {
  if (one === other) return 1
  return terms[kind].get(one)?.related.get(other) ?? 0
}

/** The skills that free text mentions by name or synonym, the longest phrase first, each once, in order of appearance. */
export function skillsMentioned(text: string): string[] {
  const words = tidy(text).split(' ')
  const found = new Set<string>()
  for (let at = 0; at < words.length; ) {
    let step = 1
    for (let length = Math.min(longestPhrase, words.length - at); length > 0; length--) {
      const name = spoken.skill.get(words.slice(at, at + length).join(' '))
      if (name === undefined) continue
      found.add(name)
      step = length
      break
    }
    at += step
  }
  return [...found]
}
