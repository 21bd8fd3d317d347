import { type KeyboardEvent, useState } from 'react'
import { createCustomFocusIndicatorStyle, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { direction } from '../texts/language.ts'
import type { Place } from './places.ts'
import { Waiting } from './waiting.tsx'

const useStyles = makeStyles({
  list: { display: 'flex', gap: tokens.spacingHorizontalSNudge },
  tab: {
    display: 'grid',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    position: 'relative',
    overflow: 'hidden',
    padding: `calc(${tokens.spacingVerticalXXS} - ${tokens.strokeWidthThin}) ${tokens.spacingHorizontalSNudge}`,
    fontFamily: tokens.fontFamilyBase,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorSubtleBackground,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusCircular,
    outlineStyle: 'none',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2Hover, backgroundColor: tokens.colorSubtleBackgroundHover, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1Hover}` },
    ':active': { color: tokens.colorNeutralForeground2Pressed, backgroundColor: tokens.colorSubtleBackgroundPressed, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1Pressed}` },
    '@media (forced-colors: active)': { border: `${tokens.strokeWidthThin} solid Canvas` },
  },
  chosen: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStroke}`,
    ':hover': { color: tokens.colorBrandForeground2Hover, backgroundColor: tokens.colorBrandBackground2Hover, border: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStrokeHover}` },
    ':active': { color: tokens.colorBrandForeground2Pressed, backgroundColor: tokens.colorBrandBackground2Pressed, border: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStrokePressed}` },
    '@media (forced-colors: active)': { border: `${tokens.strokeWidthThin} solid Highlight` },
  },
  focused: createCustomFocusIndicatorStyle({
    borderTopColor: 'transparent',
    borderRightColor: 'transparent',
    borderBottomColor: 'transparent',
    borderLeftColor: 'transparent',
    outline: `${tokens.strokeWidthThick} solid transparent`,
    boxShadow: `${tokens.shadow4}, 0 0 0 ${tokens.strokeWidthThick} ${tokens.colorStrokeFocus2}, 0 0 0 ${tokens.strokeWidthThin} ${tokens.colorNeutralStrokeOnBrand} inset`,
    zIndex: 1,
  }),
  words: { ...typographyStyles.body1, gridArea: '1 / 1', overflow: 'hidden', padding: `0 ${tokens.spacingHorizontalXXS}` },
  strong: { ...typographyStyles.body1Strong },
  unseen: { visibility: 'hidden' },
})

type PlacesTabsProps = { places: Place[]; here: string; onGo: (key: Place['key']) => void }

/** The places side by side, as Fluent's round tabs look: one stop for the tabulator key, from which the arrow keys lead on. */
export function PlacesTabs({ places, here, onGo }: PlacesTabsProps) {
  const styles = useStyles()
  const [focused, setFocused] = useState<string | null>(null)
  const chosen = places.some(({ key }) => key === here) ? here : places[0]?.key
  return (
    <div role="tablist" aria-orientation="horizontal" className={styles.list} onKeyDown={moveFocus} onBlur={() => setFocused(null)}>
      {places.map(({ key, label, waiting }) => {
        const isHere = key === here
        const content = (
          <>
            {label}
            <Waiting count={waiting} />
          </>
        )
        return (
          <button
            key={key}
            type="button"
            role="tab"
            aria-selected={isHere}
            tabIndex={key === (focused ?? chosen) ? 0 : -1}
            className={mergeClasses(styles.tab, isHere && styles.chosen, styles.focused)}
            onFocus={() => setFocused(key)}
            onClick={() => onGo(key)}
          >
            <span className={mergeClasses(styles.words, isHere && styles.strong)}>{content}</span>
            {/* Being chosen makes the words wider, and nothing beside them is to move. */}
            {!isHere && <span className={mergeClasses(styles.words, styles.strong, styles.unseen)}>{content}</span>}
          </button>
        )
      })}
    </div>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const next = nextOf(event.key, tabs.indexOf(document.activeElement as HTMLElement), tabs.length)
  if (next === null) return
  event.preventDefault()
  tabs[next]?.focus()
}

/** Where a key leads from the tab at this place, round and round; null where it leads nowhere. */
function nextOf(key: string, at: number, count: number): number | null {
  const forward = direction() === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowLeft' || key === 'ArrowRight') return (at + (key === forward ? 1 : count - 1)) % count
  return null
}
