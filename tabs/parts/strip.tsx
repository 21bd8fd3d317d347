import type { ReactNode } from 'react'
import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components'
import { numberOf } from '../texts/language.ts'
import { PHONE } from './width.ts'

const useStyles = makeStyles({
  strip: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingBottom: '16px', margin: 0, [PHONE]: { display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)' } },
  part: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    minWidth: '96px',
    padding: '8px 12px',
    [PHONE]: { minWidth: 0, padding: '8px' },
    font: 'inherit',
    textAlign: 'start',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1Selected, boxShadow: `inset 0 -2px 0 ${tokens.colorCompoundBrandStroke}` },
  label: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  icon: { display: 'inline-flex', [PHONE]: { display: 'none' } },
})

export type StripPart<Key extends string> = { key: Key; number: number; label: string; icon?: ReactNode }

type StripProps<Key extends string> = {
  /** What is counted: "People by state". */
  label: string
  parts: StripPart<Key>[]
  chosen: Key | null
  /** Called with null when the chosen part is pressed again. */
  onChoose: (key: Key | null) => void
}

/** How many are in each state; a press shows only those. Together the numbers are always the whole. */
export function Strip<Key extends string>({ label, parts, chosen, onChoose }: StripProps<Key>) {
  const styles = useStyles()
  return (
    <div role="group" aria-label={label} className={styles.strip}>
      {parts.map((part) => (
        <button key={part.key} type="button" aria-pressed={part.key === chosen} className={mergeClasses(styles.part, part.key === chosen && styles.chosen)} onClick={() => onChoose(part.key === chosen ? null : part.key)}>
          <Subtitle2>{numberOf(part.number)}</Subtitle2>
          <Caption1 className={styles.label}>
            {part.icon && <span aria-hidden className={styles.icon}>{part.icon}</span>}
            {part.label}
          </Caption1>
        </button>
      ))}
    </div>
  )
}
