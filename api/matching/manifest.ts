import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Trx } from '../store/open.ts'
import { canonicalJson } from './canonical.ts'
import type { Manifest, SignedManifest } from './contract.ts'
import { findManifest, findRun, type KeyPair, keyPairOf, saveManifest } from './store.ts'

/** Signs the record of a run and keeps it, in the transaction that publishes; the key pair is made when it is first needed. */
export async function signManifest(trx: Trx, manifest: Manifest): Promise<void> {
  const { privateKey, publicKey } = await keyPairOf(trx, 'match-manifest', makeKeyPair, manifest.publishedAt)
  const signature = sign(null, Buffer.from(canonicalJson(manifest)), createPrivateKey(privateKey)).toString('base64')
  await saveManifest(trx, { manifest, signature, publicKey })
}

/** Whether nobody has changed the record since it was signed with the key that it names. False also for what is no key or signature. */
export function isGenuine({ manifest, signature, publicKey }: SignedManifest): boolean {
  try {
    const key = createPublicKey(publicKey)
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(canonicalJson(manifest)), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** @throws AppError not_found | match_run_not_ready when the run is not published, or was before records were kept. */
export async function getManifest(context: Pick<Context, 'db'>, runId: string): Promise<SignedManifest> {
  const run = await findRun(context.db, runId)
  if (!run) throw new AppError('not_found', 'There is no such match run.')
  const manifest = await findManifest(context.db, runId)
  if (!manifest) throw new AppError('match_run_not_ready', run.state === 'published' ? 'This run was published before signed records were kept.' : 'There is a signed record once this run is published.')
  return manifest
}

function makeKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }), publicKey: publicKey.export({ type: 'spki', format: 'pem' }) }
}
