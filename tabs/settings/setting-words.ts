import type { FoundPerson } from '../../api/people/contract.ts'
import { say } from '../texts/settings.ts'

/** What is said once it is kept who answers for somebody who is away. */
export function awaySaved(delegate: Pick<FoundPerson, 'displayName'> | null): string {
  return delegate ? say('delegateNamed', { name: delegate.displayName }) : say('delegateNobody')
}
