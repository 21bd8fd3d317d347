import { Persona, type PersonaProps } from '@fluentui/react-components'
import type { Person as PersonType } from '../../api/people/contract.ts'
import { roleOf } from './person-words.ts'

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
