import { getMatchManifest } from '../../api/matching/contract.ts'
import { ApiError, call } from '../client.ts'

/** Hands the person a file; the address lives as long as the browser needs to take it. */
function download(name: string, value: unknown): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The signed record of a published run, as a file. Resolves to a sentence when it could not be had. */
export async function downloadManifest(runId: string): Promise<string | null> {
  return fetched(async () => download(`match-run-${runId}-record.json`, await call(getMatchManifest, { params: { runId } })))
}

async function fetched(take: () => Promise<void>): Promise<string | null> {
  try {
    await take()
    return null
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
}
