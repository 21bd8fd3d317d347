import { Button } from '@fluentui/react-components'
import { MapRegular } from '@fluentui/react-icons'
import { useNavigate } from 'react-router'
import { Empty } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'
import { say } from '../texts/app.ts'

/** Unknown and forbidden pages look the same, so that nobody learns what exists. */
export function NotHere() {
  const navigate = useNavigate()
  return (
    <Page title={say('notHereTitle')}>
      <Empty
        icon={<MapRegular />}
        title={say('notHereNothing')}
        action={
          <Button appearance="primary" onClick={() => void navigate('/')}>
            {say('notHereHome')}
          </Button>
        }
      >
        {say('notHereDetail')}
      </Empty>
    </Page>
  )
}
