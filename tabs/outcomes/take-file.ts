import type { GivenFile } from '../../api/outcomes/contract.ts'
import { ApiError } from '../client.ts'
import { giveBytes } from '../parts/give-file.ts'
import { reasonOf } from '../parts/refusal-words.ts'

/** Asks for a file and hands it over. Resolves to a sentence when it could not be had. */
export function takeFile(ask: () => Promise<GivenFile>): Promise<string | null> {
  return tried(async () => {
    const { fileName, mediaType, base64 } = await ask()
    giveBytes(fileName, Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)), mediaType)
  })
}

/** Resolves to a sentence when the API refused, to null when all went well. */
export async function tried(act: () => Promise<void>): Promise<string | null> {
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof ApiError) return reasonOf(error)
    throw error
  }
}
