import { makeStyles, shorthands, tokens } from '@fluentui/react-components'

const pressable = {
  minHeight: '32px',
  padding: '5px 12px',
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralBackground1,
  color: tokens.colorNeutralForeground1,
  fontFamily: tokens.fontFamilyBase,
  fontSize: tokens.fontSizeBase300,
  fontWeight: tokens.fontWeightSemibold,
  lineHeight: tokens.lineHeightBase300,
  cursor: 'pointer',
  border: `1px solid ${tokens.colorNeutralStroke1}`,
}
const field = {
  boxSizing: 'border-box',
  width: '100%',
  minHeight: '32px',
  padding: '5px 10px',
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralBackground1,
  color: tokens.colorNeutralForeground1,
  fontFamily: tokens.fontFamilyBase,
  fontSize: tokens.fontSizeBase300,
  lineHeight: tokens.lineHeightBase300,
  border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
} as const
const ring = { outlineStyle: 'solid', outlineWidth: '2px', outlineColor: tokens.colorStrokeFocus2, outlineOffset: '1px' } as const

/** Dresses what the adaptivecards library draws in Fluent's clothes; its class names are the library's. */
export const useCardStyles = makeStyles({
  card: {
    '& .ac-adaptiveCard': { outlineStyle: 'none' },
    '& .ac-textBlock p, & .ac-textRun p': { margin: 0 },
    '& .ac-textBlock ul, & .ac-textBlock ol': { margin: '4px 0', paddingInlineStart: '20px' },
    '& .ac-factset td:first-child .ac-textBlock': { whiteSpace: 'nowrap' },
    '& .ac-heading, & h3': { margin: 0 },
    '& a, & .ac-anchor:link, & .ac-anchor:visited': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
    '& .ac-pushButton': pressable,
    '& .ac-pushButton:hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    '& .ac-pushButton:active': { backgroundColor: tokens.colorNeutralBackground1Pressed, color: tokens.colorNeutralForeground1Pressed },
    '& .ac-pushButton:focus-visible': ring,
    '& .ac-pushButton[aria-disabled="true"]': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
    '& .ac-actionSet': { flexWrap: 'wrap', rowGap: '8px' },
    '& .ac-input.ac-textInput, & .ac-input.ac-dateInput, & .ac-input.ac-timeInput, & .ac-input.ac-numberInput, & .ac-input.ac-multichoiceInput': field,
    '& .ac-input.ac-multichoiceInput': { appearance: 'auto' },
    '& .ac-input:focus-visible': ring,
    '& .ac-input.ac-multiline': { minHeight: '72px', resize: 'vertical' },
    '& .ac-choiceSetInput-compact, & select': { colorScheme: 'inherit' },
    '& input[type="radio"], & input[type="checkbox"]': { accentColor: tokens.colorCompoundBrandBackground, width: '16px', height: '16px' },
    '& .ac-input-validation-failed': shorthands.borderColor(tokens.colorStatusDangerBorder2),
  },
})
