import { Component, type ReactNode } from 'react'
import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { Outlet, useLocation } from 'react-router'
import { Empty } from '../parts/empty.tsx'
import { say } from '../texts/app.ts'

/** Keeps a failing page from taking the bar of places with it. */
export function PageBoundary() {
  return (
    <FailBoundary path={useLocation().pathname} failed={<FailedPage />}>
      <Outlet />
    </FailBoundary>
  )
}

/** The same for the frame itself, and with it the page's landmark. */
export function FrameBoundary() {
  const failed = (
    <main>
      <FailedPage />
    </main>
  )
  return (
    <FailBoundary path={useLocation().pathname} failed={failed}>
      <Outlet />
    </FailBoundary>
  )
}

/** What a page shows when its own code failed, for example because a new release replaced a part it wanted to load. */
function FailedPage() {
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

type FailBoundaryProps = { /** Another path is another try. */ path: string; failed: ReactNode; children: ReactNode }

// React tells only classes about what failed below them.
class FailBoundary extends Component<FailBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidUpdate({ path }: FailBoundaryProps) {
    if (path !== this.props.path && this.state.hasFailed) this.setState({ hasFailed: false })
  }

  override render() {
    return this.state.hasFailed ? this.props.failed : this.props.children
  }
}
