import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { canonicalJson } from '#api/matching/canonical.ts'
import { usualRules, usualWeights } from '#api/matching/default-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
afterAll(() => rmSync(folder, { recursive: true }))
const script = join(import.meta.dirname, '../../scripts/match.ts')
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const manifest = { format: 'crosspath-match-manifest-1', runId: '0b8b9e0a-8a6f-4a3e-9d0e-5d4b5f3f2a10', cohortId: '5f0d6c1e-6c0a-4c39-8a57-1f0f8c2b7e11', inputHash: 'a1', rules: usualRules(3), weights: usualWeights, seed: 1, codeVersion: 'engine-1', matched: 2, score: 5, bound: 5, gap: 0, circlesHash: 'b2', publishedAt: 1_790_000_000_000, publishedBy: '5f0d6c1e-6c0a-4c39-8a57-1f0f8c2b7e12' }
const signed = { manifest, signature: sign(null, Buffer.from(canonicalJson(manifest)), privateKey).toString('base64'), publicKey: publicKey.export({ type: 'spki', format: 'pem' }) }

function verify(content: unknown, ...options: string[]) {
  const file = join(folder, 'manifest.json')
  writeFileSync(file, JSON.stringify(content))
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--verify', file, ...options], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('the record of a run is checked from its file: as signed 0, changed 1, no record 2, each with a sentence', () => {
  // The order of keys and spaces may change on the way; what is said may not.
  const genuine = verify({ ...signed, manifest: Object.fromEntries(Object.entries(manifest).reverse()) })
  expect([genuine.status, genuine.stderr]).toEqual([0, ''])
  expect(genuine.stdout).toMatch(/^The record of run 0b8b9e0a.* is as it was signed with key [0-9a-f]{16}\.\n$/)
  const changed = verify({ ...signed, manifest: { ...manifest, matched: 3 } })
  expect([changed.status, changed.stdout]).toEqual([1, 'The record of run 0b8b9e0a-8a6f-4a3e-9d0e-5d4b5f3f2a10 is not as it was signed: it, its signature or its key was changed.\n'])
  const wrong = verify({ ...signed, signature: undefined })
  expect([wrong.status, wrong.stdout]).toEqual([2, ''])
  expect(wrong.stderr).toMatch(/^signature: .*\n$/)
})

test('a field that nobody signed makes the record another, wherever it is added', () => {
  const added = [
    { ...signed, manifest: { ...manifest, approvedBy: 'the board' } },
    { ...signed, manifest: { ...manifest, rules: { ...manifest.rules, exception: true } } },
    { ...signed, manifest: { ...manifest, weights: { ...manifest.weights, sympathy: 1 } } },
    { ...signed, approvedBy: 'the board' },
  ]
  for (const record of added) expect(verify(record)).toMatchObject({ status: 1, stdout: expect.stringContaining('is not as it was signed') as unknown })
})

test('with the fingerprint of a key only a record signed with that key passes', () => {
  const [, fingerprint = ''] = /key ([0-9a-f]{16})/.exec(verify(signed).stdout)!
  expect(verify(signed, '--key', fingerprint)).toMatchObject({ status: 0, stderr: '' })
  const other = verify(signed, '--key', '0123456789abcdef')
  expect([other.status, other.stdout]).toEqual([1, `The record of run ${manifest.runId} is signed with another key: ${fingerprint}, not 0123456789abcdef.\n`])
  expect(verify({ ...signed, manifest: { ...manifest, matched: 3 } }, '--key', fingerprint).status).toBe(1)
})

test('a key to compare with is of no use without a record', () => {
  const { status, stderr } = spawnSync(process.execPath, [script, 'instance.json', '--key', '0123456789abcdef'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toMatch(/^Name one file: /)
})
