import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Pack } from '../roadmap/plan/content.ts'
import type { PackSummary } from './contract.ts'
import { findPack, summaryOf } from './list-packs.ts'
import { insertPack } from './pack-store.ts'
import { productBlocks } from './packs/built-in.ts'
import type { PackFault } from './packs/pack-lines.ts'
import { readPack } from './packs/read-pack.ts'

/**
 * Takes in a pack as YAML or JSON. Bringing the same once more changes nothing.
 * @throws AppError invalid_input with each fault and its line | pack_version_taken when this version, or a newer one, is here with other content.
 */
export async function importPack(context: Context, organizerId: string, text: string): Promise<PackSummary> {
  const read = readPack(text, productBlocks())
  if ('faults' in read) throw refusalOf(read.faults)
  const { pack } = read
  const newest = await findPack(context, pack.id)
  const same = newest?.pack.version === pack.version ? newest : await findPack(context, pack.id, pack.version)
  if (same) return sameAgain(same.pack, pack, same.importedAt)
  if (newest && newest.pack.version > pack.version) throw taken(newest.pack, newest.pack.version, 'is here already, which is newer')
  const importedAt = context.now()
  if (await insertPack(context.db, { pack, text, importedBy: organizerId, importedAt })) return summaryOf({ pack, importedAt })
  const kept = await findPack(context, pack.id, pack.version)
  if (!kept) throw new Error('What could not be kept beside another is there.')
  return sameAgain(kept.pack, pack, kept.importedAt)
}

function sameAgain(kept: Pack, brought: Pack, importedAt: number | null): PackSummary {
  if (!isDeepStrictEqual(kept, brought)) throw taken(kept, kept.version, 'is here already, with other content')
  return summaryOf({ pack: kept, importedAt })
}

function taken({ name }: Pack, version: number, why: string): AppError {
  const message = `Version ${version} of “${name}” ${why}. Raise “version” to ${version + 1} and import it again.`
  return new AppError('pack_version_taken', message, [{ path: 'version', message }])
}

function refusalOf(faults: PackFault[]): AppError {
  const details = faults.map(({ line, path, message }) => ({ path, message: `Line ${line}: ${message}` }))
  const count = faults.length === 1 ? 'One thing is' : `${faults.length} things are`
  return new AppError('invalid_input', `${count} not right in this pack. The first is on line ${faults[0]?.line ?? 1}. Mend it and import it again.`, details)
}
