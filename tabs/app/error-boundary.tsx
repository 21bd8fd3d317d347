import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { Empty } from '../parts/empty.tsx'

/** What a page shows when its own code failed, for example because a new release replaced a part it wanted to load. */
export function FailedPage() {
  return (
    <div style={{ padding: '16px 24px' }}>
      <Empty
        icon={<ArrowClockwiseRegular />}
        title="We couldn't show this page"
        action={
          <Button appearance="primary" onClick={() => location.reload()}>
            Load it again
          </Button>
        }
      >
        Your data is safe. Loading the page again usually helps.
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
