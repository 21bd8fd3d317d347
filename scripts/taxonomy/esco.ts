import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TaxonomyFile } from '#api/matching/taxonomy-file.ts'
import { WrongInput } from '../json-input.ts'
import { assembleTaxonomy, createRelations } from './assemble.ts'
import { createHomeCount, homeOfIsco } from './homes.ts'
import { readTable } from './read-table.ts'

/** What a relation between two skills counts. In ESCO the related skill is essential or optional for the original one. */
const skillRelations: Record<string, number> = { essential: 0.7, optional: 0.5 }
/** A broader skill, of which the other is a kind. */
const broaderCounts = 0.6
/** Skills of one group of n: 0.6 / √(n − 1), and nothing below 0.2, so that only small groups relate their members. */
const siblingsCount = 0.6
const leastCounts = 0.2

/**
 * The taxonomy in ESCO's CSV download for one language: `skills_en.csv`, `occupations_en.csv`,
 * `occupationSkillRelations_en.csv`, `skillSkillRelations_en.csv` and `broaderRelationsSkillPillar_en.csv`.
 * A skill is at home where most occupations need it, an essential need counting twice an optional one.
 * Source of the files' columns: esco.ec.europa.eu/en/structure-esco-downloadable-datasets (ESCO 1.2).
 */
export function readEsco(folder: string, language: string): TaxonomyFile {
  if (!existsSync(folder)) throw new WrongInput(`${folder} is missing. Name the folder with ESCO's CSV files.`)
  const table = <Column extends string>(name: string, columns: readonly Column[]) => readTable(escoFile(folder, name, language), 'csv', columns)
  const skills = table('skills', ['conceptUri', 'conceptType', 'preferredLabel', 'altLabels', 'status']).filter(
    ({ fields }) => fields.conceptType === 'KnowledgeSkillCompetence' && (fields.status === 'released' || fields.status === ''),
  )
  const known = new Set(skills.map(({ fields }) => fields.conceptUri))

  const homes = createHomeCount()
  const iscoOf = new Map(table('occupations', ['conceptUri', 'iscoGroup']).map(({ fields }) => [fields.conceptUri, fields.iscoGroup]))
  for (const { line, fields } of table('occupationSkillRelations', ['occupationUri', 'relationType', 'skillUri'])) {
    const code = iscoOf.get(fields.occupationUri)
    if (code === undefined) throw new WrongInput(`${escoFile(folder, 'occupationSkillRelations', language)}, line ${line}: there is no occupation ${fields.occupationUri} in the occupations' file. Take all files from one download.`)
    if (known.has(fields.skillUri)) homes.ask(fields.skillUri, homeOfIsco(code), fields.relationType === 'essential' ? 2 : 1)
  }

  const relations = createRelations()
  for (const { line, fields } of table('skillSkillRelations', ['originalSkillUri', 'relationType', 'relatedSkillUri'])) {
    const weight = skillRelations[fields.relationType]
    if (weight === undefined) throw new WrongInput(`${escoFile(folder, 'skillSkillRelations', language)}, line ${line}: relationType must be essential or optional, not “${fields.relationType}”.`)
    relations.relate(fields.originalSkillUri, fields.relatedSkillUri, weight)
  }
  const groups = new Map<string, Set<string>>()
  for (const { fields } of table('broaderRelationsSkillPillar', ['conceptUri', 'broaderUri'])) {
    if (!known.has(fields.conceptUri)) continue
    relations.relate(fields.conceptUri, fields.broaderUri, broaderCounts)
    groups.set(fields.broaderUri, (groups.get(fields.broaderUri) ?? new Set()).add(fields.conceptUri))
  }
  for (const group of groups.values()) {
    const weight = siblingsCount / Math.sqrt(group.size - 1)
    if (group.size < 2 || weight < leastCounts) continue
    const members = [...group]
    members.forEach((one, at) => members.slice(at + 1).forEach((other) => relations.relate(one, other, weight)))
  }

  return assembleTaxonomy(
    `ESCO, the European classification of skills, competences, qualifications and occupations (European Commission), language ${language}; changed by Crosspath's import`,
    skills.map(({ fields }) => ({
      key: fields.conceptUri,
      name: fields.preferredLabel.trim(),
      // One label a line inside the quoted field.
      synonyms: fields.altLabels.split(/\r?\n/).map((label) => label.trim()),
      home: homes.homeOf(fields.conceptUri),
    })),
    relations,
  )
}

/** ESCO names every file with its language, but some downloads bring relations without it. */
function escoFile(folder: string, name: string, language: string): string {
  const named = join(folder, `${name}_${language}.csv`)
  const plain = join(folder, `${name}.csv`)
  if (existsSync(named) || !existsSync(plain)) {
    if (!existsSync(named) && name === 'skills') throw new WrongInput(`${named} is missing. ${languagesHere(folder)}`)
    return named
  }
  return plain
}

function languagesHere(folder: string): string {
  const languages = readdirSync(folder).flatMap((file) => /^skills_([a-z]{2,3})\.csv$/.exec(file)?.[1] ?? []).sort()
  return languages.length > 0 ? `The folder has ${languages.join(', ')}: say --language ${languages[0]}.` : "Unpack ESCO's CSV download into one folder and name that folder."
}
