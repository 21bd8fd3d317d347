import { closeSync, openSync, writeSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { openCrew } from '#api/matching/crew.ts'
import { runMatch } from '#api/matching/engine/match.ts'
import type { Taxonomy } from '#api/matching/engine/taxonomy.ts'
import { openTaxonomy } from '#api/matching/taxonomy-file.ts'
import { WrongInput } from './json-input.ts'
import { readInstance } from './match-input.ts'
import { verifyManifest } from './verify-manifest.ts'

const USAGE = 'Name one file: match INSTANCE.json [--candidates FILE] [--certificate FILE] [--taxonomy FILE]; or match --verify MANIFEST.json [--key FINGERPRINT].'

function parseArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { candidates: { type: 'string' }, certificate: { type: 'string' }, taxonomy: { type: 'string' }, verify: { type: 'string' }, key: { type: 'string' } } })
  } catch {
    throw new WrongInput(USAGE)
  }
}

function readTaxonomy(file: string | undefined): Taxonomy {
  try {
    return openTaxonomy(file ?? null)
  } catch (error) {
    throw new WrongInput(error instanceof Error ? error.message : String(error))
  }
}

/** Piece by piece: the pairs of a large company do not fit into one text. */
function write(file: string, text: Iterable<string>): void {
  try {
    const open = openSync(file, 'w')
    try {
      let pending = ''
      for (const piece of text) {
        pending += piece
        if (pending.length < 1_000_000) continue
        writeSync(open, pending)
        pending = ''
      }
      writeSync(open, pending)
    } finally {
      closeSync(open)
    }
  } catch (error) {
    throw new WrongInput(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function match(values: ReturnType<typeof parseArguments>['values'], [file, ...more]: string[]): Promise<void> {
  if (file === undefined || more.length > 0 || values.key !== undefined) throw new WrongInput(USAGE)
  const crew = openCrew({ threads: availableParallelism() })
  const { answer, certificate, eachCandidate } = runMatch(readInstance(file), { taxonomy: readTaxonomy(values.taxonomy), crew })
  if (values.candidates !== undefined) write(values.candidates, eachCandidate().map((pair) => `${JSON.stringify(pair)}\n`))
  if (values.certificate !== undefined) write(values.certificate, [`${JSON.stringify(certificate, null, 2)}\n`])
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
  await crew.close()
}

/** Exit 0: as it was signed, with that key where one is named; 1: changed since, or another key. */
function verify(file: string, key: string | undefined): void {
  const { genuine, sentence } = verifyManifest(file, key)
  process.stdout.write(`${sentence}\n`)
  process.exitCode = genuine ? 0 : 1
}

try {
  const { values, positionals } = parseArguments(process.argv.slice(2))
  if (values.verify === undefined) await match(values, positionals)
  else verify(values.verify, values.key)
} catch (error) {
  if (!(error instanceof WrongInput)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
