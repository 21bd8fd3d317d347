import { getMatchManifest } from '../../api/matching/contract.ts'
import { ApiError, call } from '../client.ts'
import { giveFile } from '../parts/give-file.ts'
import { reasonOf } from '../parts/refusal-words.ts'
import { say } from '../texts/matching.ts'

/** The signed record of a published run, as a file. Resolves to a sentence when it could not be had. */
export async function downloadManifest(runId: string): Promise<string | null> {
  return fetched(async () => giveFile(say('recordFile', { run: runId }), `${JSON.stringify(await call(getMatchManifest, { params: { runId } }), null, 2)}\n`, 'application/json'))
}

async function fetched(take: () => Promise<void>): Promise<string | null> {
  try {
    await take()
    return null
  } catch (error) {
    if (error instanceof ApiError) return reasonOf(error)
    throw error
  }
}
