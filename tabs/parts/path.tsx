import type { CSSProperties, ReactNode } from 'react'
import { makeStyles, mergeClasses, tokens, typographyStyles, type useArrowNavigationGroup } from '@fluentui/react-components'
import { ArrowSwap16Regular, Checkmark16Filled } from '@fluentui/react-icons'
import { usePageLink } from './page.tsx'
import { brackets, rowLength } from './path-rows.ts'
import { NARROW, PHONE } from './width.ts'

/** One stop of the way. */
export type Stop = {
  number: number
  title: string
  state: 'done' | 'current' | 'ahead'
  /** The part of the way that it belongs to, written above the stops of each part where a way has more stops than parts. */
  part?: string
  /** Under the title: a date, or why there is none. */
  note?: string
  /** For a screen reader: what the picture says by shape, "session 3, your next session"; title and note are read before it. */
  spoken: string
  moved?: boolean
  /** Where pressing it leads; without, it is a picture only. */
  to?: string
}

const brand = tokens.colorCompoundBrandBackground

const useStyles = makeStyles({
  path: { display: 'flex', listStyleType: 'none', margin: 0, padding: 0 },
  wide: { [NARROW]: { flexDirection: 'column' } },
  slim: { [PHONE]: { flexDirection: 'column' } },
  stop: { display: 'flex', flexDirection: 'column', flex: '1 1 0', minWidth: 0 },
  rows: { display: 'grid', gridTemplateColumns: 'repeat(var(--stops), minmax(0, 1fr))', rowGap: '16px', [NARROW]: { display: 'flex', rowGap: 0 } },
  bracket: {
    ...typographyStyles.caption1,
    height: '20px',
    marginBottom: '12px',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    borderBottom: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    [NARROW]: { display: 'none' },
  },
  bracketEnd: { marginInlineEnd: '12px' },
  partWord: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: 'none', [NARROW]: { display: 'block' } },
  way: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1 },
  lastInRow: { flexGrow: 0, flexBasis: 'auto', minWidth: '88px' },
  stopWide: { [NARROW]: { flexBasis: 'auto' } },
  stopSlim: { [PHONE]: { flexBasis: 'auto' } },
  wayWide: { [NARROW]: { flexDirection: 'row', minHeight: '64px' } },
  waySlim: { [PHONE]: { flexDirection: 'row', minHeight: '40px' } },
  hit: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    alignSelf: 'flex-start',
    paddingInlineEnd: '8px',
    paddingBottom: '8px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    zIndex: 1,
  },
  hitWide: { [NARROW]: { flexDirection: 'row', gap: '12px', minHeight: '44px' } },
  hitSlim: { [PHONE]: { flexDirection: 'row', gap: '12px' } },
  pressable: {
    ':hover': { '& .title': { textDecorationLine: 'underline' } },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  node: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: '32px',
    height: '32px',
    borderRadius: '50%',
    border: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForegroundInverted,
  },
  middle: { width: '24px', height: '24px', margin: '4px' },
  small: { margin: 0, width: '20px', height: '20px' },
  done: { border: `2px solid ${brand}`, backgroundColor: brand, color: tokens.colorNeutralForegroundOnBrand },
  current: { border: `3px solid ${brand}` },
  diamond: { width: '12px', height: '12px', transform: 'rotate(45deg)', backgroundColor: brand },
  diamondSmall: { width: '7px', height: '7px' },
  line: { position: 'absolute', top: '16px', insetInlineStart: '40px', insetInlineEnd: '8px', borderTop: `2px dashed ${tokens.colorNeutralStrokeAccessible}` },
  lineSmall: { top: '10px', insetInlineStart: '26px', insetInlineEnd: '6px' },
  lineDone: { borderTop: `3px solid ${brand}`, marginTop: '-1px' },
  lineWide: {
    [NARROW]: { top: '38px', bottom: '6px', insetInlineStart: '15px', insetInlineEnd: 'auto', borderTop: 'none', borderInlineStartWidth: '2px', borderInlineStartStyle: 'dashed', borderInlineStartColor: tokens.colorNeutralStrokeAccessible },
  },
  lineWideDone: { [NARROW]: { borderTop: 'none', borderInlineStartWidth: '3px', borderInlineStartStyle: 'solid', borderInlineStartColor: brand, marginTop: 0 } },
  lineSlim: {
    [PHONE]: { top: '24px', bottom: '4px', insetInlineStart: '9px', insetInlineEnd: 'auto', borderTop: 'none', borderInlineStartWidth: '2px', borderInlineStartStyle: 'dashed', borderInlineStartColor: tokens.colorNeutralStrokeAccessible },
  },
  lineSlimDone: { [PHONE]: { borderTop: 'none', borderInlineStartWidth: '3px', borderInlineStartStyle: 'solid', borderInlineStartColor: brand, marginTop: 0 } },
  fill: {
    transformOrigin: 'left center',
    animationName: { from: { transform: 'scaleX(0)' }, to: { transform: 'scaleX(1)' } },
    animationDuration: tokens.durationSlow,
    animationTimingFunction: tokens.curveEasyEase,
    [NARROW]: { animationName: { from: { transform: 'scaleY(0)' }, to: { transform: 'scaleY(1)' } }, transformOrigin: 'center top' },
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  wordsWide: { [NARROW]: { paddingTop: '4px' } },
  title: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
  titleSmall: { ...typographyStyles.caption1 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  selected: { textDecorationLine: 'underline', textDecorationThickness: '2px', textUnderlineOffset: '4px', textDecorationColor: brand },
  named: { whiteSpace: 'nowrap' },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: 'flex', gap: '4px', alignItems: 'center' },
})

type PathProps = {
  label: string
  stops: Stop[]
  /** A picture inside a card. The full one becomes a vertical list on narrow pages, the small one on phones. */
  small?: boolean
  selected?: number
  /** The stop whose line fills once, because its session was closed just now. */
  celebrate?: number | null
  /** Where stops can be pressed: lets arrow keys lead from one to the next. */
  arrows?: ReturnType<typeof useArrowNavigationGroup>
}

/** More names than these do not fit into a card. */
const MOST_NAMED = 6

/** The way of a circle as an ordered list: shape and words carry the state, colour only repeats it. */
export function Path({ label, stops, small = false, selected, celebrate = null, arrows }: PathProps) {
  const styles = useStyles()
  const perRow = small ? stops.length : rowLength(stops)
  const above = small ? [] : brackets(stops)
  // A long way in a small picture: its shape, and the name of where one is.
  const dots = small && stops.length > MOST_NAMED
  const inRows = perRow < stops.length
  return (
    <ol
      aria-label={label}
      className={mergeClasses(styles.path, !dots && (small ? styles.slim : styles.wide), inRows && styles.rows)}
      style={{ '--stops': perRow } as CSSProperties}
      {...arrows}
    >
      {stops.map((stop, index) => {
        const last = index === stops.length - 1
        const done = stop.state === 'done'
        const bracket = above[index]
        return (
          <li key={stop.number} className={mergeClasses(styles.stop, last && !inRows && styles.lastInRow, !dots && (small ? styles.stopSlim : styles.stopWide))}>
            {bracket && (
              <span aria-hidden className={mergeClasses(styles.bracket, bracket.ends && styles.bracketEnd)}>
                {bracket.begins ? stop.part : ''}
              </span>
            )}
            <div className={mergeClasses(styles.way, !dots && (small ? styles.waySlim : styles.wayWide))}>
              {!last && (
                <span
                  aria-hidden
                  className={mergeClasses(
                    styles.line,
                    small && styles.lineSmall,
                    done && styles.lineDone,
                    !dots && (small ? styles.lineSlim : styles.lineWide),
                    done && !dots && (small ? styles.lineSlimDone : styles.lineWideDone),
                    celebrate === stop.number && styles.fill,
                  )}
                />
              )}
              <Hit stop={stop} className={mergeClasses(styles.hit, !dots && (small ? styles.hitSlim : styles.hitWide), stop.to !== undefined && styles.pressable)}>
                <span aria-hidden className={mergeClasses(styles.node, (small || inRows) && styles.middle, small && styles.small, done && styles.done, stop.state === 'current' && styles.current)}>
                  {done && <Checkmark16Filled />}
                  {stop.state === 'current' && <span className={mergeClasses(styles.diamond, small && styles.diamondSmall)} />}
                </span>
                <span className={mergeClasses(styles.words, !small && styles.wordsWide)}>
                  {bracket?.begins && (
                    <span aria-hidden className={styles.partWord}>
                      {stop.part}
                    </span>
                  )}
                  <span
                    aria-hidden
                    className={mergeClasses(
                      'title',
                      small ? styles.titleSmall : styles.title,
                      stop.state === 'current' && styles.strong,
                      selected === stop.number && styles.selected,
                      dots && (stop.state === 'current' ? styles.named : styles.spoken),
                    )}
                  >
                    {titleOf(stop, small)}
                  </span>
                  {stop.note && (
                    <span aria-hidden className={styles.note}>
                      {stop.moved && <ArrowSwap16Regular />}
                      {stop.note}
                    </span>
                  )}
                  {/* Of one piece: between two, a screen reader makes a pause before the comma. */}
                  <span className={styles.spoken}>{[titleOf(stop, small), stop.note, stop.spoken].filter(Boolean).join(', ')}</span>
                </span>
              </Hit>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function titleOf(stop: Stop, small: boolean): string {
  return small ? stop.title : `${stop.number} ${stop.title}`
}

function Hit({ stop, className, children }: { stop: Stop; className: string; children: ReactNode }) {
  const step = stop.state === 'current' ? ('step' as const) : undefined
  if (stop.to !== undefined)
    return (
      <Linked to={stop.to} className={className} step={step}>
        {children}
      </Linked>
    )
  return (
    <span className={className} aria-current={step}>
      {children}
    </span>
  )
}

function Linked({ to, className, step, children }: { to: string; className: string; step: 'step' | undefined; children: ReactNode }) {
  return (
    <a {...usePageLink(to)} className={className} aria-current={step}>
      {children}
    </a>
  )
}
