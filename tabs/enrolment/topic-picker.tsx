import { useRef, useState } from 'react'
import {
  Button,
  Caption1,
  Field,
  makeStyles,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
  tokens,
} from '@fluentui/react-components'
import { Add16Regular } from '@fluentui/react-icons'
import { focusBeside } from '../parts/focus-beside.ts'
import { say } from '../texts/enrolment.ts'
import { withWord } from './steps.ts'

const LIST_MAX = 30

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', gap: '8px' },
  taps: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  none: { padding: '6px 8px', color: tokens.colorNeutralForeground2 },
  hint: { color: tokens.colorNeutralForeground3 },
})

type TopicPickerProps = {
  label: string
  hint: string
  /** Most topics one may pick. */
  max: number
  picked: string[]
  /** Everything the company uses, offered while typing. */
  known: string[]
  /** To tap, with where they come from: "From your profile". */
  taps: { label: string; words: string[] }
  required?: boolean
  message?: string | undefined
  onChange: (words: string[]) => void
}

/** Picks topics from the company's own words, and takes new ones. */
export function TopicPicker({ label, hint, max, picked, known, taps, required = false, message, onChange }: TopicPickerProps) {
  const styles = useStyles()
  const input = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const full = picked.length >= max
  const isPicked = (word: string) => picked.some((other) => other.toLowerCase() === word.toLowerCase())
  const needle = query.trim().toLowerCase()
  const offered = known.filter((word) => !isPicked(word) && word.toLowerCase().includes(needle)).slice(0, LIST_MAX)
  const isNew = needle !== '' && !isPicked(query.trim()) && !known.some((word) => word.toLowerCase() === needle)
  const open = taps.words.filter((word) => !isPicked(word)).slice(0, 8)
  const add = (word: string) => {
    if (!full) onChange(withWord(picked, word.slice(0, 60)))
    setQuery('')
  }
  return (
    <div className={styles.picker}>
      <Field label={label} hint={hint} required={required} {...(message ? { validationMessage: message, validationState: 'error' } : {})}>
        <TagPicker
          selectedOptions={picked}
          onOptionSelect={(_, data) => {
            // Pressing a chosen tag or Backspace takes it away; everything else adds.
            if (data.selectedOptions.length < picked.length) onChange(data.selectedOptions)
            else add(data.value)
          }}
        >
          <TagPickerControl>
            <TagPickerGroup aria-label={say('chosen', { label })}>
              {picked.map((word) => (
                <Tag key={word} value={word} shape="rounded">
                  {word}
                </Tag>
              ))}
            </TagPickerGroup>
            <TagPickerInput
              ref={input}
              aria-label={label}
              value={query}
              disabled={full}
              placeholder={picked.length === 0 ? say('typeOrChoose') : ''}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== ',' || needle === '') return
                event.preventDefault()
                add(query)
              }}
            />
          </TagPickerControl>
          <TagPickerList>
            {offered.map((word) => (
              <TagPickerOption key={word} value={word}>
                {word}
              </TagPickerOption>
            ))}
            {isNew && (
              <TagPickerOption value={query.trim()} text={query.trim()}>
                {say('addNew', { word: query.trim() })}
              </TagPickerOption>
            )}
            {offered.length === 0 && !isNew && <div className={styles.none}>{full ? say('enough', { most: max }) : say('typeYourOwn')}</div>}
          </TagPickerList>
        </TagPicker>
      </Field>
      {open.length > 0 && (
        <div className={styles.taps}>
          <Caption1 className={styles.hint}>{taps.label}</Caption1>
          {open.map((word) => (
            <Button
              key={word}
              size="small"
              icon={<Add16Regular />}
              disabledFocusable={full}
              aria-label={say('add', { word })}
              onClick={(event) => {
                // The button goes; whoever pressed it by keyboard goes on from the next one.
                focusBeside(event.currentTarget, input.current)
                add(word)
              }}
            >
              {word}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
