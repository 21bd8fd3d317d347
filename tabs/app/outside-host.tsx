import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { say } from '../texts/app.ts'
import { direction } from '../texts/language.ts'
import { Calm } from './sign-in-failed.tsx'

/** Outside Teams nobody can be signed in, so there is nothing to show but the way back. */
export function OutsideHost() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} dir={direction()}>
      <Calm title={say('openInTeams')}>{say('openInTeamsDetail')}</Calm>
    </FluentProvider>
  )
}
