import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { FluentProvider, makeStaticStyles, teamsLightTheme, type Theme, tokens, webLightTheme } from '@fluentui/react-components'
import { direction } from '../texts/language.ts'
import type * as darkThemes from './dark-themes.ts'
import type { Host, HostTheme } from './host.ts'

const HostContext = createContext<{ host: Host; theme: HostTheme } | null>(null)

let dark: typeof darkThemes | null = null

/** Fetches the themes that do not come along with the light ones. Await it before HostTheming is shown in one of them. */
export async function fetchTheme(theme: HostTheme): Promise<void> {
  if (theme !== 'default') dark ??= await import('./dark-themes.ts')
}

/** Outlook and the Microsoft 365 app are blue where Teams is violet. */
function fluentThemeOf(hostName: string, theme: HostTheme): Theme {
  const inTeams = hostName.startsWith('Teams')
  if (dark && theme === 'contrast') return dark.teamsHighContrastTheme
  if (dark && theme === 'dark') return inTeams ? dark.teamsDarkTheme : dark.webDarkTheme
  return inTeams ? teamsLightTheme : webLightTheme
}

const usePageStyles = makeStaticStyles({
  html: { scrollPaddingTop: '64px', scrollPaddingBottom: '72px' },
  body: { margin: 0 },
  '*, *::before, *::after': { boxSizing: 'border-box' },
})

/** Dresses everything inside in the host's theme and follows when the person changes it. */
export function HostTheming({ host, children }: { host: Host; children: ReactNode }) {
  usePageStyles()
  const [theme, setTheme] = useState(host.theme)
  useEffect(() => host.followTheme((next) => void fetchTheme(next).then(() => setTheme(next))), [host])
  const fluent = fluentThemeOf(host.name, theme)
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark'
    document.body.style.backgroundColor = fluent.colorNeutralBackground2
  }, [theme, fluent])
  return (
    <HostContext value={{ host, theme }}>
      <FluentProvider theme={fluent} dir={direction()} style={{ minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 }}>
        {children}
      </FluentProvider>
    </HostContext>
  )
}

/** The theme's name, for the few things that must look different in contrast. */
export function useHostTheme(): HostTheme {
  return useContext(HostContext)?.theme ?? 'default'
}

/** The language the host speaks, BCP 47. */
export function useHostLocale(): string {
  return useContext(HostContext)?.host.locale ?? navigator.language
}
