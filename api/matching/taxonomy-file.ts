import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { mergeTaxonomies } from './engine/merge-taxonomies.ts'
import { builtInTaxonomy, createTaxonomy, tidy, type Taxonomy, type TaxonomyData, type TermData } from './engine/taxonomy.ts'

const Word = z.string().refine((text) => tidy(text) !== '', 'A name must have a letter or a digit.')
const Nearness = z.number().gt(0, 'A relation must be above 0.').lt(1, 'A relation must be below 1.')
const Term = z.object({ name: Word, synonyms: z.array(Word).default([]), related: z.record(Word, Nearness).default({}) })

/** The file that `npm run taxonomy` writes: whose data it is, the functions, and the skills at home in them. */
export const TaxonomyFile = z
  .object({
    /** Publisher, version and licence, for whoever has to name them. */
    source: z.string().default(''),
    functions: z.array(Term),
    skills: z.array(Term.extend({ home: Word })),
  })
  .superRefine((file, context) => {
    const fault = findFault('functions', file.functions) ?? findFault('skills', file.skills) ?? findHomeless(file)
    if (fault) context.addIssue({ code: 'custom', ...fault })
  })
export type TaxonomyFile = z.output<typeof TaxonomyFile>

type Fault = { path: (string | number)[]; message: string }

function findFault(list: 'functions' | 'skills', terms: TermData[]): Fault | null {
  const heard = new Map<string, string>()
  for (const [at, { name, synonyms }] of terms.entries()) {
    for (const [word, path] of [[name, ['name']] as const, ...synonyms.map((synonym, index) => [synonym, ['synonyms', index]] as const)]) {
      const owner = heard.get(tidy(word))
      if (owner !== undefined) return { path: [list, at, ...path], message: `“${word}” already stands for “${owner}”. Leave it out here or there.` }
      heard.set(tidy(word), name)
    }
  }
  const names = new Set(terms.map(({ name }) => tidy(name)))
  for (const [at, { name, related }] of terms.entries()) {
    for (const other of Object.keys(related)) {
      if (!names.has(tidy(other))) return { path: [list, at, 'related', other], message: `There is no “${other}” among the ${list}. Relations lead to names, not to synonyms.` }
      if (tidy(other) === tidy(name)) return { path: [list, at, 'related', other], message: `“${name}” cannot be related to itself.` }
    }
  }
  return null
}

function findHomeless(data: TaxonomyData): Fault | null {
  const functions = new Set(data.functions.map(({ name }) => tidy(name)))
  const at = data.skills.findIndex(({ home }) => !functions.has(tidy(home)))
  const skill = data.skills[at]
  return skill ? { path: ['skills', at, 'home'], message: `There is no function “${skill.home}”. Add it to the functions.` } : null
}

/**
 * Reads a taxonomy that was written by `npm run taxonomy`.
 * @throws Error whose message says which file, where in it, and what to do.
 */
export function readTaxonomyFile(file: string): TaxonomyFile {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`The taxonomy ${file} cannot be read as JSON (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}). Make it anew with "npm run taxonomy".`, { cause: error })
  }
  const parsed = TaxonomyFile.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = z.core.toDotPath(issue?.path ?? [])
  throw new Error(`The taxonomy ${file} is wrong at ${where === '' ? 'its top' : where}: ${issue?.message ?? 'it cannot be read.'}`)
}

/**
 * The built-in taxonomy, with a company's own beside it where a file is named.
 * @throws Error as `readTaxonomyFile` does.
 */
export function openTaxonomy(file: string | null): Taxonomy {
  return file === null ? builtInTaxonomy : createTaxonomy(mergeTaxonomies(builtInTaxonomy.data, readTaxonomyFile(file)))
}
