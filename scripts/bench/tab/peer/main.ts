import { createElement as h, useEffect, useState } from 'react'
import { Button, FluentProvider, Spinner, Tab, TabList, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components'
import { app, authentication } from '@microsoft/teams-js'
import { createRoot } from 'react-dom/client'
import { HashRouter, Navigate, Route, Routes } from 'react-router'

// The shape of Teams Toolkit's last "React with Fluent UI" tab, rebuilt with the packages that Crosspath itself uses:
// Fluent's provider with three themes, a hash router, teams-js, a token, a greeting, three tabs and a button.
// Its further packages, which bring msal-browser and axios, are left out, which makes this the lighter of the two.

type Told = { theme: string; name: string }

async function askHost(): Promise<Told> {
  const { hostOrigins } = JSON.parse(document.getElementById('tab-config')?.textContent ?? '{}') as { hostOrigins?: string[] }
  await app.initialize(hostOrigins)
  const context = await app.getContext()
  await authentication.getAuthToken()
  return { theme: context.app.theme, name: context.user?.displayName ?? 'somebody' }
}

function Page() {
  const [told, setTold] = useState<Told | null>(null)
  const [chosen, setChosen] = useState('local')
  useEffect(() => {
    askHost().then(setTold, (error: unknown) => console.error(error))
  }, [])
  const theme = told?.theme === 'dark' ? teamsDarkTheme : told?.theme === 'contrast' ? teamsHighContrastTheme : teamsLightTheme
  return h(FluentProvider, { theme }, told ? h(HashRouter, null, h(Routes, null, h(Route, { path: '/tab', element: h(Welcome, { name: told.name, chosen, onChoose: setChosen }) }), h(Route, { path: '*', element: h(Navigate, { to: '/tab' }) }))) : h(Spinner))
}

function Welcome({ name, chosen, onChoose }: { name: string; chosen: string; onChoose: (key: string) => void }) {
  const steps = ['local', 'azure', 'publish'].map((key) => h(Tab, { key, value: key }, key))
  return h('main', null, h('h2', null, `Congratulations, ${name}`), h(TabList, { selectedValue: chosen, onTabSelect: (_, { value }) => onChoose(String(value)) }, steps), h(Button, { appearance: 'primary' }, 'Authorize'))
}

createRoot(document.getElementById('root') ?? document.body).render(h(Page))
