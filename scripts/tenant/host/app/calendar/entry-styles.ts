import { makeStyles, tokens } from '@fluentui/react-components'

/** How an entry looks by what it does to the person's time; the word is in its name, so colour is never alone. */
export const useEntryStyles = makeStyles({
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    boxSizing: 'border-box',
    width: '100%',
    minWidth: 0,
    margin: 0,
    paddingBlock: 0,
    paddingInline: '6px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderLeft: `3px solid ${tokens.colorCompoundBrandBackground}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'start',
    cursor: 'pointer',
    overflow: 'hidden',
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outlineStyle: 'solid', outlineWidth: '2px', outlineColor: tokens.colorStrokeFocus2, outlineOffset: '-1px' },
  },
  plain: {
    backgroundColor: tokens.colorNeutralBackground4,
    borderLeftColor: tokens.colorNeutralStrokeAccessible,
    ':hover': { backgroundColor: tokens.colorNeutralBackground4Hover, color: tokens.colorNeutralForeground1Hover },
  },
  tentative: { backgroundColor: tokens.colorNeutralBackground1, borderLeftStyle: 'dashed', borderTopColor: tokens.colorNeutralStroke1, borderBottomColor: tokens.colorNeutralStroke1, borderRightColor: tokens.colorNeutralStroke1 },
  declined: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  time: { flex: 'none', color: tokens.colorNeutralForeground2 },
  subject: { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  icon: { flex: 'none', fontSize: '12px' },
})
