import { FluentProvider, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useAddress } from './address.ts'
import { useRemote } from './client.ts'
import { Shell } from './shell.tsx'
import { fluentThemes } from './theme.ts'
import type { Company } from '../wire.ts'

function Rehearsal() {
  const [address] = useAddress()
  const company = useRemote<Company>('/company', ['people'])
  return (
    <FluentProvider theme={fluentThemes[address.theme]} style={{ height: '100%' }}>
      {company.value ? <Shell company={company.value} /> : <Waiting error={company.error} />}
    </FluentProvider>
  )
}

function Waiting({ error }: { error: string | null }) {
  if (error === null) return <Spinner style={{ height: '100%' }} delay={300} label="Opening the rehearsal" />
  return (
    <MessageBar intent="error" style={{ margin: '24px' }}>
      <MessageBarBody>{error}</MessageBarBody>
    </MessageBar>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><Rehearsal /></StrictMode>)
