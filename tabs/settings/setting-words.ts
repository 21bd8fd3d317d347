import type { FoundPerson } from '../../api/people/contract.ts'

/** What is said once it is kept who answers for somebody who is away. */
export function awaySaved(delegate: Pick<FoundPerson, 'displayName'> | null): string {
  return delegate ? `${delegate.displayName} answers while you are away` : 'Nobody in particular answers for you now'
}
