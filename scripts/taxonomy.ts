import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { TaxonomyFile } from '#api/matching/taxonomy-file.ts'
import { formatPath, WrongInput } from './json-input.ts'
import { readEsco } from './taxonomy/esco.ts'
import { readOnet } from './taxonomy/onet.ts'

const USAGE = 'Name a publisher and the folder of its files: taxonomy esco DIR [--language en] [--out FILE], or taxonomy onet DIR [--out FILE].'

function parseArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { language: { type: 'string' }, out: { type: 'string' } } })
    const [publisher, folder] = positionals
    if (positionals.length !== 2 || (publisher !== 'esco' && publisher !== 'onet') || folder === undefined) throw new WrongInput(USAGE)
    if (publisher === 'onet' && values.language !== undefined) throw new WrongInput('O*NET is published in English only. Leave --language out.')
    return { publisher, folder, language: values.language ?? 'en', out: values.out }
  } catch (error) {
    throw error instanceof WrongInput ? error : new WrongInput(USAGE)
  }
}

/** One term a line, so that two imports can be compared line by line. */
function written(file: TaxonomyFile): string {
  const lines = (terms: object[]) => terms.map((term) => `\n  ${JSON.stringify(term)}`).join(',')
  return `{\n "source": ${JSON.stringify(file.source)},\n "functions": [${lines(file.functions)}\n ],\n "skills": [${lines(file.skills)}\n ]\n}\n`
}

try {
  const { publisher, folder, language, out } = parseArguments(process.argv.slice(2))
  const read = publisher === 'esco' ? readEsco(folder, language) : readOnet(folder)
  const checked = TaxonomyFile.safeParse(read)
  if (!checked.success) {
    const [issue] = checked.error.issues
    throw new WrongInput(`The files in ${folder} make no valid taxonomy: ${formatPath(issue?.path ?? [])}: ${issue?.message ?? 'it is wrong'}`)
  }
  if (read.skills.length === 0) throw new WrongInput(`The files in ${folder} name no skill at all.`)
  if (out === undefined) process.stdout.write(written(checked.data))
  else {
    try {
      writeFileSync(out, written(checked.data))
    } catch (error) {
      throw new WrongInput(`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const relations = read.skills.reduce((sum, { related }) => sum + Object.keys(related).length, 0)
  process.stderr.write(`${read.skills.length} skills at home in ${read.functions.length} functions, ${relations} relations. Source to be named: ${read.source}.\n`)
} catch (error) {
  if (!(error instanceof WrongInput)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
