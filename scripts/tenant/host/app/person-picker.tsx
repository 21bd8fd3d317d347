import { Combobox, Option, OptionGroup, Persona, makeStyles, tokens } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { useStage } from './stage.tsx'
import type { Part, PersonLine } from '../wire.ts'

const partNames: Record<Part, string> = { mentee: 'Mentee', mentor: 'Mentor', manager: 'Manager', organizer: 'Organizer', 'succession-lead': 'Succession lead', auditor: 'Auditor' }
const useStyles = makeStyles({ box: { width: '100%', minWidth: 0 }, list: { maxHeight: '420px' }, note: { color: tokens.colorNeutralForeground2 } })

/** How many are listed at once; more would make every letter slow to answer. */
const listed = 60

/** Chooses whose Teams and Outlook one looks at: the people of the story first, then the whole company by search. */
export function PersonPicker() {
  const styles = useStyles()
  const { company, person, move } = useStage()
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const byId = useMemo(() => new Map(company.people.map((entry) => [entry.id, entry])), [company.people])
  const words = useMemo(() => (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean), [typed])
  const found = useMemo(() => findPeople(company.people, words), [company.people, words])
  const featured = company.featured.filter((entry) => found.some((other) => other.id === entry.id))
  const others = found.filter((entry) => !company.featured.some((other) => other.id === entry.id))
  const unlisted = others.length - listed

  return (
    <Combobox
      aria-label="Person"
      className={styles.box}
      listbox={{ className: styles.list }}
      freeform
      value={typed ?? labelOf(person, company.featured.find((entry) => entry.id === person.id)?.part)}
      selectedOptions={[person.id]}
      onFocus={(event) => event.currentTarget.select()}
      open={open}
      onChange={(event) => {
        setTyped(event.target.value)
        setOpen(true)
      }}
      onOpenChange={(_event, data) => {
        setOpen(data.open)
        if (!data.open) setTyped(null)
      }}
      onOptionSelect={(_event, data) => {
        // Fluent also tells here that what is typed begins no name of the list: nobody is chosen then, and the typing stays.
        if (!data.optionValue || !byId.has(data.optionValue)) return
        setTyped(null)
        move({ person: data.optionValue, event: null, path: '/' })
      }}
    >
      {featured.length > 0 && (
        <OptionGroup label="In the story">
          {featured.map((entry) => {
            const line = byId.get(entry.id)
            return line && <PersonOption key={entry.id} person={line} about={partNames[entry.part]} />
          })}
        </OptionGroup>
      )}
      {others.length > 0 && (
        <OptionGroup label={`${words.length === 0 ? 'Everybody' : 'Found'}${unlisted > 0 ? `: ${listed} of ${others.length}` : ''}`}>
          {others.slice(0, listed).map((entry) => <PersonOption key={entry.id} person={entry} about={entry.department} />)}
        </OptionGroup>
      )}
      {unlisted > 0 && <Option disabled className={styles.note} value="" text="">{`${unlisted} more. Type a name, department or job title to find them.`}</Option>}
      {found.length === 0 && <Option disabled className={styles.note} value="" text="">Nobody of that name</Option>}
    </Combobox>
  )
}

function PersonOption({ person, about }: { person: PersonLine; about: string | null }) {
  return (
    <Option value={person.id} text={person.displayName} checkIcon={null}>
      <Persona size="medium" avatar={{ color: 'colorful', 'aria-hidden': true }} name={person.displayName} secondaryText={[about, person.jobTitle].filter(Boolean).join(' · ')} />
    </Option>
  )
}

function labelOf(person: PersonLine, part: Part | undefined): string {
  return [person.displayName, part ? partNames[part].toLowerCase() : person.department].filter(Boolean).join(', ')
}

/** Who fits all `words`; those whose name begins with them before those who are found by what else is known of them. */
function findPeople(people: PersonLine[], words: string[]): PersonLine[] {
  const found = people.filter((person) => words.every((word) => searchText(person).includes(word)))
  const [byName, byRest] = [found.filter((person) => isNamed(person, words)), found.filter((person) => !isNamed(person, words))]
  return [...byName, ...byRest]
}

function isNamed(person: PersonLine, words: string[]): boolean {
  const names = person.displayName.toLowerCase().split(/\s+/)
  return words.every((word) => names.some((name) => name.startsWith(word)))
}

function searchText(person: PersonLine): string {
  return [person.displayName, person.department, person.jobTitle, person.officeLocation, person.userPrincipalName].filter(Boolean).join(' ').toLowerCase()
}
