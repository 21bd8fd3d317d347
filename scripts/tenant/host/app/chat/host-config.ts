import { HostConfig } from 'adaptivecards'

const text = (colour: string, subtle = colour): object => ({ default: colour, subtle, highlightColors: { default: 'transparent', subtle: 'transparent' } })

const foreground = {
  default: text('var(--colorNeutralForeground1)', 'var(--colorNeutralForeground3)'),
  dark: text('var(--colorNeutralForeground1)'),
  light: text('var(--colorNeutralForegroundInverted)'),
  accent: text('var(--colorBrandForegroundLink)'),
  good: text('var(--colorStatusSuccessForeground1)'),
  warning: text('var(--colorStatusWarningForeground3)'),
  attention: text('var(--colorStatusDangerForeground1)'),
}
const box = (backgroundColor: string): object => ({ backgroundColor, foregroundColors: foreground, borderColor: 'transparent' })

/** Teams' measures for cards. Colours are the Fluent tokens around the card, so one configuration serves all three themes. */
export const teamsHostConfig = new HostConfig({
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  fontFamily: 'var(--fontFamilyBase)',
  fontTypes: {
    default: { fontFamily: 'var(--fontFamilyBase)', fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 }, fontWeights: { lighter: 400, default: 400, bolder: 600 } },
    monospace: { fontFamily: 'var(--fontFamilyMonospace)', fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 }, fontWeights: { lighter: 400, default: 400, bolder: 600 } },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: box('transparent'),
    emphasis: box('var(--colorNeutralBackground3)'),
    good: box('var(--colorStatusSuccessBackground1)'),
    warning: box('var(--colorStatusWarningBackground1)'),
    attention: box('var(--colorStatusDangerBackground1)'),
    accent: box('var(--colorBrandBackground2)'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'default', color: 'default', size: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'default', color: 'default', size: 'default' },
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'default' },
  },
  factSet: {
    title: { color: 'default', size: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 120 },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 16,
  },
  textStyles: { heading: { size: 'medium', weight: 'bolder' } },
  textBlock: { headingLevel: 3 },
})
