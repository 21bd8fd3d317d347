import { tidy, type TaxonomyData, type TermData } from './taxonomy.ts'

/** How near an imported term is to the one that already owns a word it claims: nearly the same, or it would not claim it. */
const claimedWordIsNear = 0.8

type Placed = TermData & { home: string }

/**
 * A taxonomy with another one's terms added. The first one wins on words:
 *
 * - An added term whose name the first knows, as a name or synonym, becomes that term: its synonyms and relations are
 *   added, its name and home are not.
 * - A word that the first knows is never taken from it. An added term that claims one as a synonym goes without it and
 *   is related to the owner instead, by 0.8.
 * - What the first says about the relation of two of its own terms stands, also when it says nothing.
 * - Names of homes lead to the first one's functions by name or synonym; other functions are added.
 */
export function mergeTaxonomies(first: TaxonomyData, added: TaxonomyData): TaxonomyData {
  const functions = mergeTerms(first.functions.map(atHome), added.functions.map(atHome))
  const skills = mergeTerms(first.skills, added.skills)
  return {
    functions: functions.terms.map(({ name, synonyms, related }) => ({ name, synonyms, related })),
    skills: skills.terms.map((skill) => ({ ...skill, home: functions.nameOf(skill.home) })),
  }
}

function atHome(term: TermData): Placed {
  return { ...term, home: term.name }
}

function mergeTerms(first: Placed[], added: Placed[]): { terms: Placed[]; nameOf: (name: string) => string } {
  const terms = first.map((term) => ({ ...term, synonyms: [...term.synonyms], related: { ...term.related } }))
  const owns = new Set(first.map(({ name }) => name))
  const byName = new Map(terms.map((term) => [term.name, term]))
  const speaks = new Map<string, string>()
  for (const { name } of terms) speaks.set(tidy(name), name)
  for (const { name, synonyms } of terms) for (const synonym of synonyms) if (!speaks.has(tidy(synonym))) speaks.set(tidy(synonym), name)

  for (const term of added) {
    if (speaks.has(tidy(term.name))) continue
    const fresh = { ...term, synonyms: [], related: {} }
    terms.push(fresh)
    byName.set(term.name, fresh)
    speaks.set(tidy(term.name), term.name)
  }
  const nameOf = (name: string): string => speaks.get(tidy(name)) ?? name
  const relate = (one: string, other: string, weight: number): void => {
    const term = byName.get(one)
    if (!term || one === other || !byName.has(other) || (owns.has(one) && owns.has(other))) return
    term.related[other] = Math.max(weight, term.related[other] ?? 0)
  }
  for (const term of added) {
    const name = nameOf(term.name)
    for (const synonym of term.synonyms) {
      const owner = speaks.get(tidy(synonym))
      if (owner !== undefined) relate(name, owner, claimedWordIsNear)
      else {
        speaks.set(tidy(synonym), name)
        byName.get(name)?.synonyms.push(synonym)
      }
    }
    for (const [other, weight] of Object.entries(term.related)) relate(name, nameOf(other), weight)
  }
  return { terms, nameOf }
}
