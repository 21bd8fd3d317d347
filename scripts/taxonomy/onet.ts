import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TaxonomyFile } from '#api/matching/taxonomy-file.ts'
import { WrongInput } from '../json-input.ts'
import { assembleTaxonomy, compare, createRelations, type FoundSkill, type Relations } from './assemble.ts'
import { createHomeCount, homeOfSoc } from './homes.ts'
import { readTable } from './read-table.ts'

/** A technology counts when so many occupations name it, or when O*NET marks it as hot or in demand. */
const fewestOccupations = 3
/** Importance (scale IM, 1 to 5) from which an occupation needs a skill. */
const important = 3
/** Two technologies relate when the cosine of their occupations reaches this, two skills when their importance correlates so. */
const leastCosine = 0.4
const leastCorrelation = 0.6
/** Nearness is 0.8 times the cosine or the correlation: even the closest neighbour is not the same. */
const neighbourCounts = 0.8

const technologyFiles = [
  // From release 30.2 on, then until 30.1.
  { file: 'Software Skills.txt', title: 'Workplace Example' },
  { file: 'Technology Skills.txt', title: 'Example' },
] as const
const ratedFiles = [['Essential Skills.txt', 'Transferable Skills.txt'], ['Skills.txt']]

/**
 * The taxonomy in the tab-delimited download of the O*NET database: rated skills (`Essential Skills.txt` and
 * `Transferable Skills.txt`, or `Skills.txt` before release 30.2), `Knowledge.txt` where it is there, and
 * `Software Skills.txt` (before: `Technology Skills.txt`).
 *
 * Technologies relate by the occupations that name both: 0.8 · |A ∩ B| / √(|A| · |B|) where the cosine is 0.4 or more
 * and two occupations or more name both. Rated skills relate by Pearson's correlation of their importance over all
 * occupations: 0.8 · r where r is 0.6 or more.
 * A skill is at home where most occupations need it. Source of the columns: onetcenter.org/dictionary.
 */
export function readOnet(folder: string): TaxonomyFile {
  if (!existsSync(folder)) throw new WrongInput(`${folder} is missing. Name the folder with the text files of the O*NET database.`)
  const homes = createHomeCount()
  const relations = createRelations()
  const found = [...readRated(folder, homes, relations), ...readTechnologies(folder, homes, relations)]
  return assembleTaxonomy(
    "O*NET® database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), CC BY 4.0; changed by Crosspath's import, which USDOL/ETA has not approved, endorsed or tested",
    found.map((skill) => ({ ...skill, home: homes.homeOf(skill.key) })),
    relations,
  )
}

type HomeCount = ReturnType<typeof createHomeCount>
type Found = Omit<FoundSkill, 'home'>

function readRated(folder: string, homes: HomeCount, relations: Relations): Found[] {
  const files = ratedFiles.find(([file]) => existsSync(join(folder, file!))) ?? ['Skills.txt']
  if (existsSync(join(folder, 'Knowledge.txt'))) files.push('Knowledge.txt')
  const importance = new Map<string, Map<string, number>>()
  for (const name of new Set(files)) {
    const file = join(folder, name)
    for (const { line, fields } of readTable(file, 'tab', ['O*NET-SOC Code', 'Element Name', 'Scale ID', 'Data Value'])) {
      if (fields['Scale ID'] !== 'IM') continue
      const value = Number(fields['Data Value'])
      if (fields['Data Value'].trim() === '' || !(value >= 1 && value <= 5)) {
        throw new WrongInput(`${file}, line ${line}: an importance is a number from 1 to 5, not “${fields['Data Value']}”.`)
      }
      const ratings = importance.get(fields['Element Name']) ?? new Map<string, number>()
      importance.set(fields['Element Name'], ratings.set(fields['O*NET-SOC Code'], value))
      if (value >= important) homes.ask(fields['Element Name'], homeOfSoc(fields['O*NET-SOC Code']), 1)
    }
  }
  const names = [...importance.keys()].sort(compare)
  names.forEach((one, at) => {
    for (const other of names.slice(at + 1)) {
      const r = correlation(importance.get(one)!, importance.get(other)!)
      if (r >= leastCorrelation) relations.relate(one, other, neighbourCounts * r)
    }
  })
  return names.map((name) => ({ key: name, name, synonyms: [] }))
}

/** Pearson's r over the occupations that rate both; 0 where fewer than three do or one never varies. */
function correlation(one: Map<string, number>, other: Map<string, number>): number {
  const shared = [...one.keys()].filter((occupation) => other.has(occupation)).sort(compare)
  if (shared.length < 3) return 0
  const mean = (ratings: Map<string, number>) => shared.reduce((sum, occupation) => sum + ratings.get(occupation)!, 0) / shared.length
  const [oneMean, otherMean] = [mean(one), mean(other)]
  let together = 0
  let oneSquares = 0
  let otherSquares = 0
  for (const occupation of shared) {
    const a = one.get(occupation)! - oneMean
    const b = other.get(occupation)! - otherMean
    together += a * b
    oneSquares += a * a
    otherSquares += b * b
  }
  return oneSquares === 0 || otherSquares === 0 ? 0 : Math.min(1, together / Math.sqrt(oneSquares * otherSquares))
}

function readTechnologies(folder: string, homes: HomeCount, relations: Relations): Found[] {
  const { file: name, title } = technologyFiles.find(({ file }) => existsSync(join(folder, file))) ?? technologyFiles[1]
  const columns = ['O*NET-SOC Code', title, 'Hot Technology', 'In Demand'] as const
  const usedBy = new Map<string, Set<string>>()
  const sought = new Set<string>()
  for (const { fields } of readTable(join(folder, name), 'tab', columns)) {
    const technology = fields[title].trim()
    if (technology === '') continue
    usedBy.set(technology, (usedBy.get(technology) ?? new Set()).add(fields['O*NET-SOC Code']))
    if (fields['Hot Technology'] === 'Y' || fields['In Demand'] === 'Y') sought.add(technology)
  }
  const kept = [...usedBy].filter(([technology, occupations]) => occupations.size >= fewestOccupations || sought.has(technology)).sort(([one], [other]) => compare(one, other))
  const named = new Map<string, string[]>()
  for (const [technology, occupations] of kept) {
    for (const occupation of occupations) {
      homes.ask(technology, homeOfSoc(occupation), 1)
      named.set(occupation, [...(named.get(occupation) ?? []), technology])
    }
  }
  for (const [technology, occupations] of kept) {
    const shared = new Map<string, number>()
    for (const occupation of occupations) {
      for (const other of named.get(occupation) ?? []) if (technology < other) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    for (const [other, both] of shared) {
      const cosine = both / Math.sqrt(occupations.size * usedBy.get(other)!.size)
      // One shared occupation says nothing about two technologies.
      if (both > 1 && cosine >= leastCosine) relations.relate(technology, other, neighbourCounts * cosine)
    }
  }
  return namesOf(kept.map(([technology]) => technology))
}

/**
 * Titles as people would say them: "ERP" for "Enterprise resource planning ERP software", "Salesforce" for "Salesforce
 * software", with the title itself as a synonym. A title of one or two letters is a programming language ("C", "Go") and
 * an everyday word in free text; it is called so and goes without its short form.
 */
export function namesOf(titles: string[]): Found[] {
  const abbreviated = titles.map((title) => abbreviationIn(withoutSoftware(title))?.short)
  return titles.map((title) => {
    if (/^\p{L}{1,2}$/u.test(title)) return { key: title, name: `${title} programming`, synonyms: [] }
    const plain = withoutSoftware(title)
    const found = abbreviationIn(plain)
    const isUnique = found !== null && abbreviated.filter((short) => short === found.short).length === 1
    const words = [...(found ? [found.short, found.long] : []), plain, title]
    const name = isUnique ? found.short : plain
    return { key: title, name, synonyms: words.filter((word, at) => word !== name && words.indexOf(word) === at) }
  })
}

function withoutSoftware(title: string): string {
  return title.replace(/(?<=.) software$/i, '')
}

/** The abbreviation that ends a title, where the words before it begin with its letters. */
function abbreviationIn(title: string): { short: string; long: string } | null {
  const words = title.split(' ')
  const short = words.at(-1) ?? ''
  const long = words.slice(0, -1).join(' ')
  const initials = long.split(/[ -]/).map((word) => word.charAt(0).toUpperCase()).join('')
  return /^[A-Z]{2,7}$/.test(short) && initials.endsWith(short) ? { short, long } : null
}
