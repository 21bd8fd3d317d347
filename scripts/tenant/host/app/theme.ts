import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components'
import type { Theme } from '@fluentui/react-components'
import type { ThemeName } from './address.ts'

/** Fluent theme of a Teams theme. */
export const fluentThemes: Record<ThemeName, Theme> = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme }

/** How teams-js names the themes: https://learn.microsoft.com/javascript/api/@microsoft/teams-js/app.appinfo */
export const teamsThemeNames: Record<ThemeName, 'default' | 'dark' | 'contrast'> = { light: 'default', dark: 'dark', contrast: 'contrast' }
