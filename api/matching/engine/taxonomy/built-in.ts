import type { TaxonomyData, TermData } from '../taxonomy.ts'
import { businessSkills } from './business-data.ts'
import { functionLines } from './functions-data.ts'
import { operationsSkills } from './operations-data.ts'
import { peopleSkills } from './people-data.ts'
import { sectorSkills } from './sectors-data.ts'
import { technologySkills } from './technology-data.ts'

/**
 * The built-in taxonomy: functions of a company and the skills at home in each, written for this product.
 *
 * One line is `name | synonyms | related weight, …`. A relation is said once and holds both ways; its weight says how far
 * knowing the one helps somebody who wants to learn the other: .8 nearly the same, .5 a good beginning, .3 a first step.
 * A skill may relate to a skill of another function. Words that mean different things in different functions stay out.
 */
export const builtInData: TaxonomyData = {
  functions: readLines(functionLines),
  skills: Object.entries({ ...peopleSkills, ...businessSkills, ...technologySkills, ...operationsSkills, ...sectorSkills }).flatMap(
    ([home, lines]) => readLines(lines).map((term) => ({ ...term, home })),
  ),
}

function readLines(lines: string): TermData[] {
  return lines.trim().split('\n').map((line) => {
    const [name = '', synonyms = '', related = ''] = line.split('|')
    return { name: name.trim(), synonyms: partsOf(synonyms), related: Object.fromEntries(partsOf(related).map(readRelation)) }
  })
}

function readRelation(relation: string): [name: string, weight: number] {
  const cut = relation.lastIndexOf(' ')
  return [relation.slice(0, cut), Number(relation.slice(cut))]
}

function partsOf(list: string): string[] {
  return list.split(',').map((part) => part.trim()).filter((part) => part !== '')
}
