import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { Calm } from './sign-in-failed.tsx'

/** Outside Teams nobody can be signed in, so there is nothing to show but the way back. */
export function OutsideHost() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <Calm title="Open Crosspath in Teams">Crosspath lives in Microsoft Teams, Outlook and the Microsoft 365 app. Open it there, from the apps on the side.</Calm>
    </FluentProvider>
  )
}
