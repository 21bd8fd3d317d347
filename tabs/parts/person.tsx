import { Persona, type PersonaProps } from '@fluentui/react-components'
import type { Person as PersonType } from '../../api/people/contract.ts'

/** What tells a person from a namesake: "Product analyst, Finance". */
export function roleOf(person: PersonType): string {
  return [person.jobTitle, person.department].filter(Boolean).join(', ')
}

/** "Ana", for sentences that speak about somebody. */
export function firstNameOf(person: PersonType): string {
  return person.displayName.split(' ')[0] ?? person.displayName
}

/** Names as a sentence says them: "Mei, Ana and Tariq". */
export function listNames(names: string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

type PersonProps = { person: PersonType; /** Their part in a circle, said beside the department. */ duty?: string; size?: PersonaProps['size'] }

/** A face with a name, and what they do where. */
export function Person({ person, duty, size = 'large' }: PersonProps) {
  return (
    <Persona
      name={person.displayName}
      secondaryText={[duty, roleOf(person)].filter(Boolean).join(' · ')}
      size={size}
      textAlignment="center"
      avatar={{ color: 'colorful', 'aria-hidden': true }}
      style={{ minWidth: 0 }}
    />
  )
}
