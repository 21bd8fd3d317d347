import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { Calm } from '../parts/calm.tsx'
import { direction } from '../texts/language.ts'
import { say } from '../texts/outlook.ts'

/** One calm line before Outlook's theme is known, in the device's own. */
export function CalmAlone({ title, children, tabUrl }: { title: string; children: string; tabUrl: string | null }) {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} dir={direction()} style={{ minHeight: '100vh' }}>
      <Calm title={title} action={tabUrl ? { label: say('openCrosspath'), onPress: () => window.open(tabUrl, '_blank', 'noopener') } : undefined}>
        {children}
      </Calm>
    </FluentProvider>
  )
}
