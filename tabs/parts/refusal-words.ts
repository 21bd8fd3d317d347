import type { ApiError } from '../client.ts'
import { say } from '../texts/parts.ts'

/** Why something could not be done, as a sentence: the API's own, or ours where no answer of the API came. */
export function reasonOf(error: ApiError): string {
  if (error.code === 'offline') return say('noAnswer')
  if (error.code === 'unreadable') return say('notUnderstood')
  if (error.code === 'failed') return say('notDone')
  return error.code === 'signed_out' ? say('notSignedIn', { cause: error.message }) : error.message
}
