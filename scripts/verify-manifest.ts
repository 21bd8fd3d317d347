import { createPublicKey } from 'node:crypto'
import { SignedManifest } from '#api/matching/contract.ts'
import { hashOf } from '#api/matching/canonical.ts'
import { isGenuine } from '#api/matching/manifest.ts'
import { readAnyJson, shaped } from './json-input.ts'

/**
 * Says in one sentence whether the signed record of a match run is as it was signed, and with the expected key where its
 * fingerprint is given. The key comes with the record, so the sentence names its fingerprint (16 hexadecimal digits), to
 * be compared with that of other records of the same installation.
 * @throws WrongInput for what is no such record.
 */
export function verifyManifest(file: string, expected?: string): { genuine: boolean; sentence: string } {
  const record = readAnyJson(file)
  const { manifest, publicKey } = shaped(record, SignedManifest)
  const of = `The record of run ${manifest.runId}`
  if (!isAsSigned(record as SignedManifest)) return { genuine: false, sentence: `${of} is not as it was signed: it, its signature or its key was changed.` }
  const fingerprint = fingerprintOf(publicKey)
  if (expected !== undefined && expected !== fingerprint) return { genuine: false, sentence: `${of} is signed with another key: ${fingerprint}, not ${expected}.` }
  return { genuine: true, sentence: `${of}, published ${new Date(manifest.publishedAt).toISOString()}, is as it was signed with key ${fingerprint}.` }
}

/** Of the record as it is in the file: reading it by its schema would drop what somebody added, and with it the trace. */
function isAsSigned(record: SignedManifest): boolean {
  return Object.keys(record).every((field) => Object.hasOwn(SignedManifest.shape, field)) && isGenuine(record)
}

function fingerprintOf(publicKey: string): string {
  return hashOf(createPublicKey(publicKey).export({ type: 'spki', format: 'pem' })).slice(0, 16)
}
