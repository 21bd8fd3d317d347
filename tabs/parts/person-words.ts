import type { Person } from '../../api/people/contract.ts'

/** What tells a person from a namesake: "Product analyst, Finance". */
export function roleOf(person: Person): string {
  return [person.jobTitle, person.department].filter(Boolean).join(', ')
}

/** "Ana", for sentences that speak about somebody. */
export function firstNameOf(person: Pick<Person, 'displayName'>): string {
  return person.displayName.split(' ')[0] ?? person.displayName
}
