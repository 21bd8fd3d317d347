import { useState } from 'react'
import { Caption1, Field, makeStyles, Tag, TagPicker, TagPickerControl, TagPickerGroup, TagPickerInput, TagPickerList, TagPickerOption, tokens } from '@fluentui/react-components'
import { type FoundPerson, searchPeople } from '../../api/people/contract.ts'
import { say } from '../texts/parts-later.ts'
import { useAnswer } from './answers.ts'
import { useRested } from './use-rested.ts'

const LEAST_LETTERS = 2

const useStyles = makeStyles({
  none: { padding: '6px 8px', color: tokens.colorNeutralForeground2 },
  about: { color: tokens.colorNeutralForeground2 },
})

type PersonPickerProps = {
  label: string
  hint: string
  /** Most people one may name. */
  max: number
  picked: FoundPerson[]
  /** Named elsewhere on the form, so not offered here. */
  elsewhere: FoundPerson[]
  onChange: (people: FoundPerson[]) => void
  /** The names open within what holds the field, so that they belong to it for a screen reader; whatever holds it must not cut them off. */
  inline?: boolean
}

/** Picks colleagues by a part of their name. */
export function PersonPicker({ label, hint, max, picked, elsewhere, onChange, inline = false }: PersonPickerProps) {
  const styles = useStyles()
  const [query, setQuery] = useState('')
  const search = useRested(query.trim())
  const asks = search.length >= LEAST_LETTERS
  const found = useAnswer(searchPeople, { query: { search } }, { enabled: asks })
  const full = picked.length >= max
  const taken = new Set([...picked, ...elsewhere].map(({ id }) => id))
  const offered = asks && !full ? (found.data?.people ?? []).filter(({ id }) => !taken.has(id)) : []
  const isCurrent = search === query.trim() && !found.isPending
  const whyNobody = () => {
    if (full) return say('enough', { max })
    if (query.trim().length < LEAST_LETTERS) return say('typeTwoLetters')
    if (found.error) return say('lookUpFailed')
    return isCurrent ? say('nobodyByThatName') : say('looking')
  }
  return (
    <Field label={label} hint={hint}>
      <TagPicker
        inline={inline}
        selectedOptions={picked.map(({ id }) => id)}
        onOptionSelect={(_, data) => {
          const known = [...picked, ...offered]
          onChange(data.selectedOptions.flatMap((id) => known.find((person) => person.id === id) ?? []).slice(0, max))
          setQuery('')
        }}
      >
        <TagPickerControl>
          <TagPickerGroup aria-label={say('chosen', { label })}>
            {picked.map(({ id, displayName }) => (
              <Tag key={id} value={id} shape="rounded">
                {displayName}
              </Tag>
            ))}
          </TagPickerGroup>
          <TagPickerInput aria-label={label} value={query} disabled={full} placeholder={picked.length === 0 ? say('typeAName') : ''} onChange={(event) => setQuery(event.target.value)} />
        </TagPickerControl>
        <TagPickerList>
          {offered.map((person) => (
            <TagPickerOption key={person.id} value={person.id} text={person.displayName}>
              <span>
                {person.displayName}
                <Caption1 block className={styles.about}>
                  {[person.jobTitle, person.department].filter(Boolean).join(' · ')}
                </Caption1>
              </span>
            </TagPickerOption>
          ))}
          {offered.length === 0 && <div className={styles.none}>{whyNobody()}</div>}
        </TagPickerList>
      </TagPicker>
    </Field>
  )
}
