import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { Empty } from '../parts/empty.tsx'
import { say } from '../texts/app.ts'

/** What a page shows when its own code failed, for example because a new release replaced a part it wanted to load. */
export function FailedPage() {
  return (
    <div style={{ padding: '16px 24px' }}>
      <Empty
        icon={<ArrowClockwiseRegular />}
        title={say('failedTitle')}
        action={
          <Button appearance="primary" onClick={() => location.reload()}>
            {say('failedReload')}
          </Button>
        }
      >
        {say('failedDetail')}
      </Empty>
    </div>
  )
}

/** The same when the frame itself failed, and with it the page's landmark. */
export function FailedFrame() {
  return (
    <main>
      <FailedPage />
    </main>
  )
}
