import { createPublicKey } from 'node:crypto'
import { SignedManifest } from '#api/matching/contract.ts'
import { hashOf } from '#api/matching/canonical.ts'
import { isGenuine } from '#api/matching/manifest.ts'
import { readJson } from './json-input.ts'

/**
 * Says in one sentence whether the signed record of a match run is as it was signed. The key comes with the record, so the
 * sentence names its fingerprint, to be compared with that of other records of the same installation.
 * @throws WrongInput for what is no such record.
 */
export function verifyManifest(file: string): { genuine: boolean; sentence: string } {
  const signed = readJson(file, SignedManifest)
  const { manifest, publicKey } = signed
  if (!isGenuine(signed)) return { genuine: false, sentence: `The record of run ${manifest.runId} is not as it was signed: it, its signature or its key was changed.` }
  return { genuine: true, sentence: `The record of run ${manifest.runId}, published ${new Date(manifest.publishedAt).toISOString()}, is as it was signed with key ${hashOf(createPublicKey(publicKey).export({ type: 'spki', format: 'pem' })).slice(0, 16)}.` }
}
