export type HostTheme = 'default' | 'dark' | 'contrast'

/** The app that holds this page, as far as a page must know it. */
export type Host = {
  /** `Teams`, `Outlook`, `Office` (the Microsoft 365 app), … as teams-js names them. */
  name: string
  theme: HostTheme
  /** BCP 47, the language the host speaks. */
  locale: string
  /** Calls back whenever the person changes the host's theme. */
  followTheme(onChange: (theme: HostTheme) => void): void
}
