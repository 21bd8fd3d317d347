import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseEnv } from 'node:util'
import { Ajv } from 'ajv'
import { zip } from './zip.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'manifest')

/** Puts values into the `${{NAME}}` placeholders of a text. Throws one sentence that names all that are missing. */
export function fillPlaceholders(text: string, values: Record<string, string | undefined>): string {
  const missing = new Set<string>()
  const filled = text.replace(/\$\{\{([A-Z0-9_]+)\}\}/g, (_placeholder, name: string) => {
    const value = values[name]
    // An empty suffix is a choice; anything else that is empty is forgotten.
    if (value === undefined || (value === '' && !name.endsWith('_SUFFIX'))) missing.add(name)
    return JSON.stringify(value ?? '').slice(1, -1)
  })
  if (missing.size > 0) throw new Error(`These values are missing: ${[...missing].join(', ')}. Set them in manifest/env/ or in the environment.`)
  return filled
}

/** Faults of a Teams app manifest by Microsoft's published schema of its own version, without the network; empty when it is valid. */
export async function findFaults(manifest: unknown): Promise<string[]> {
  const { manifestVersion } = manifest as { manifestVersion?: unknown }
  const schemaFile = join(root, `node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${String(manifestVersion)}/MicrosoftTeams.schema.json`)
  if (!existsSync(schemaFile)) return [`No schema is known for manifestVersion ${String(manifestVersion)}.`]
  const schema = JSON.parse(await readFile(schemaFile, 'utf8')) as Record<string, unknown>
  // Written for draft 4, it uses no keyword that means something else in the draft that ajv reads by default.
  delete schema['$schema']
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema)
  validate(manifest)
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`)
}

/** Builds the Teams app package (manifest and its two icons) from filled values. Throws when the manifest would not be valid. */
export async function packageApp(values: Record<string, string | undefined>): Promise<Buffer> {
  const text = fillPlaceholders(await readFile(join(folder, 'manifest.json'), 'utf8'), values)
  const faults = await findFaults(JSON.parse(text))
  if (faults.length > 0) throw new Error(`manifest.json is not valid:\n${faults.join('\n')}`)
  const icons = await Promise.all(['color.png', 'outline.png'].map(async (name) => ({ name, content: await readFile(join(folder, name)) })))
  return zip([{ name: 'manifest.json', content: Buffer.from(text) }, ...icons])
}

async function main(): Promise<void> {
  const stage = process.argv[2] ?? process.env['TEAMSFX_ENV'] ?? 'dev'
  const file = join(folder, 'env', `.env.${stage}`)
  if (!existsSync(file)) throw new Error(`There is no manifest/env/.env.${stage}. Copy .env.dev and fill it in.`)
  const stored = parseEnv(await readFile(file, 'utf8'))
  const archive = await packageApp({ ...stored, ...process.env })
  const output = join(folder, 'build', `crosspath.${stage}.zip`)
  await mkdir(join(folder, 'build'), { recursive: true })
  await writeFile(output, archive)
  console.log(`${relative(root, output)} is ready to upload in the Teams admin center.`)
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
