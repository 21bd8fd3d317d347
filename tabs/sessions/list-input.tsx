import { useRef } from 'react'
import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons'
import type { Person } from '../../api/people/contract.ts'
import { sentence } from '../parts/moments.ts'
import { say } from '../texts/sessions.ts'
import { type ListField, type Row, withAnswer } from './form-types.ts'
import { SimpleInput } from './simple-input.tsx'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '12px', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, paddingBottom: '4px' },
  rows: { display: 'flex', flexDirection: 'column', gap: '12px', listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  problem: { color: tokens.colorStatusDangerForeground1 },
})

type ListInputProps = { field: ListField; rows: Row[]; members: Person[]; problem?: string | undefined; onChange: (rows: Row[]) => void }

/** Several of the same kind: each a small form of its own, added and removed on the spot. */
export function ListInput({ field, rows, members, problem, onChange }: ListInputProps) {
  const styles = useStyles()
  const list = useRef<HTMLUListElement>(null)
  // One to begin with, so that nobody has to press before they can write.
  const shown = rows.length > 0 ? rows : [{}]
  const put = (at: number, row: Row) => onChange(shown.map((other, index) => (index === at ? row : other)))
  const add = () => {
    onChange([...shown, {}])
    setTimeout(() => list.current?.lastElementChild?.querySelector<HTMLElement>('input, textarea, select')?.focus())
  }
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>
        <Body1Strong>{field.label}</Body1Strong>
      </legend>
      {field.hint && <Caption1 className={styles.quiet}>{field.hint}</Caption1>}
      {field.example && <Caption1 className={styles.quiet}>{say('forExample', { example: field.example })}</Caption1>}
      <ul ref={list} className={styles.rows}>
        {shown.map((row, at) => (
          <li key={at} className={styles.row}>
            <div className={styles.head}>
              <Caption1 className={styles.quiet}>{say('row', { noun: sentence(field.noun), number: at + 1 })}</Caption1>
              {shown.length > 1 && <Button appearance="subtle" size="small" icon={<Delete20Regular />} aria-label={say('removeRow', { noun: field.noun, number: at + 1 })} onClick={() => onChange(shown.filter((_, index) => index !== at))} />}
            </div>
            {field.of.map((part) => (
              <SimpleInput key={part.id} field={part} value={row[part.id]} members={members} onChange={(value) => put(at, withAnswer(row, part.id, value))} />
            ))}
          </li>
        ))}
      </ul>
      {problem && (
        <Caption1 role="alert" className={styles.problem}>
          {problem}
        </Caption1>
      )}
      {shown.length < field.max && (
        <div>
          <Button icon={<Add20Regular />} onClick={add}>
            {say('addRow', { article: articleOf(field.noun), noun: field.noun })}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** The article by a noun's first letter, for languages that choose it so; the noun is the pack's own word. */
function articleOf(noun: string): 'a' | 'an' {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a'
}
