import type { TaxonomyFile } from '#api/matching/taxonomy-file.ts'
import { tidy } from '#api/matching/engine/taxonomy.ts'

/** A skill as a publisher names it; `key` is what the publisher's other files call it. */
export type FoundSkill = { key: string; name: string; synonyms: string[]; home: string }

export type Relations = {
  /** The greater weight counts; order of the two does not matter, and a skill is never related to itself. */
  relate: (one: string, other: string, weight: number) => void
  of: (key: string) => ReadonlyMap<string, number>
}

/** A skill keeps its twelve nearest relations, and those in which it is among the other's twelve. */
const nearestKept = 12

export function createRelations(): Relations {
  const known = new Map<string, Map<string, number>>()
  const point = (from: string, to: string, weight: number): void => {
    const towards = known.get(from) ?? new Map<string, number>()
    known.set(from, towards.set(to, Math.max(weight, towards.get(to) ?? 0)))
  }
  return {
    relate(one, other, weight) {
      if (one === other) return
      point(one, other, weight)
      point(other, one, weight)
    },
    of: (key) => known.get(key) ?? new Map(),
  }
}

/**
 * One taxonomy file out of what a publisher's files say, the same whatever their order: skills by name, each relation once.
 * Of skills that are called the same, the one with the smallest key stays and the others' relations become its own;
 * a synonym that is another skill's name, or that two skills claim, is nobody's.
 */
export function assembleTaxonomy(source: string, found: FoundSkill[], relations: Relations): TaxonomyFile {
  const skills = new Map<string, FoundSkill>()
  const keeperOf = new Map<string, FoundSkill>()
  for (const skill of [...found].sort((one, other) => compare(one.key, other.key))) {
    const name = tidy(skill.name)
    if (name === '') continue
    if (!skills.has(name)) skills.set(name, skill)
    keeperOf.set(skill.key, skills.get(name)!)
  }
  const claims = new Map<string, number>()
  for (const skill of skills.values()) for (const word of wordsOf(skill)) claims.set(word, (claims.get(word) ?? 0) + 1)

  const merged = createRelations()
  for (const skill of found) {
    const one = keeperOf.get(skill.key)
    for (const [key, weight] of relations.of(skill.key)) {
      const other = keeperOf.get(key)
      if (one && other) merged.relate(one.name, other.name, Math.round(100 * weight) / 100)
    }
  }
  const sorted = [...skills.values()].sort((one, other) => compare(one.name, other.name))
  const nearest = nearestOf(sorted.map(({ name }) => name), merged)
  return {
    source,
    functions: [...new Set(sorted.map(({ home }) => home))].sort(compare).map((name) => ({ name, synonyms: [], related: {} })),
    skills: sorted.map((skill) => ({
      name: skill.name,
      home: skill.home,
      synonyms: freeSynonyms(skill, claims, skills),
      related: Object.fromEntries(
        [...merged.of(skill.name)]
          .filter(([other]) => compare(skill.name, other) < 0 && (nearest.get(skill.name)?.has(other) === true || nearest.get(other)?.has(skill.name) === true))
          .sort(([one], [other]) => compare(one, other)),
      ),
    })),
  }
}

function wordsOf(skill: FoundSkill): Set<string> {
  return new Set(skill.synonyms.map(tidy).filter((word) => word !== '' && word !== tidy(skill.name)))
}

function freeSynonyms(skill: FoundSkill, claims: Map<string, number>, skills: Map<string, FoundSkill>): string[] {
  const free = new Map(skill.synonyms.map((synonym) => [tidy(synonym), synonym.trim()]))
  const own = wordsOf(skill)
  return [...free].filter(([word]) => own.has(word) && claims.get(word) === 1 && !skills.has(word)).map(([, synonym]) => synonym).sort(compare)
}

/** Names → the names of their nearest relations. */
function nearestOf(names: string[], relations: Relations): Map<string, Set<string>> {
  return new Map(
    names.map((name) => {
      const byWeight = [...relations.of(name)].sort(([one, near], [other, far]) => far - near || compare(one, other))
      return [name, new Set(byWeight.slice(0, nearestKept).map(([other]) => other))]
    }),
  )
}

/** By code units, the same on every machine. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
