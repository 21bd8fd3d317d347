import { Button } from '@fluentui/react-components'
import { MapRegular } from '@fluentui/react-icons'
import { useNavigate } from 'react-router'
import { Empty } from '../parts/empty.tsx'
import { Page } from '../parts/page.tsx'

/** Unknown and forbidden pages look the same, so that nobody learns what exists. */
export function NotHere() {
  const navigate = useNavigate()
  return (
    <Page title="This page isn't here">
      <Empty
        icon={<MapRegular />}
        title="Nothing to show here"
        action={
          <Button appearance="primary" onClick={() => void navigate('/')}>
            Go to Home
          </Button>
        }
      >
        It may have moved, or it isn't meant for you.
      </Empty>
    </Page>
  )
}
