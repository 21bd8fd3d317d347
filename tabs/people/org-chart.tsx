import { Body1, Body1Strong, Button, Caption1, Card, makeStyles, ProgressBar, Spinner, Subtitle2, tokens } from '@fluentui/react-components'
import { ArrowSync20Regular, CheckmarkCircle20Regular, Info20Regular, OrganizationHorizontalRegular } from '@fluentui/react-icons'
import { getSyncStatus, startSync, type SyncStatus } from '../../api/people/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { CardBones, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'
import { sayMoment } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/people.ts'
import { gapsOf, lastReading } from './sync-words.ts'

const POLL_MS = 1500

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px' },
  card: { padding: '16px', gap: '8px' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  progress: { height: '4px' },
  gaps: { listStyleType: 'none', margin: 0, padding: 0 },
  gap: { display: 'flex', gap: '12px', padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, '&:first-child': { borderTopStyle: 'none', paddingTop: '4px' }, '& > svg': { flexShrink: 0 } },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
})

/** How fresh the org chart is, and what the company's directory does not say. */
export function OrgChart() {
  const styles = useStyles()
  const status = useAnswer(getSyncStatus, {}, { pollMs: (answer) => (answer?.state === 'running' ? POLL_MS : false) })
  const send = useSend(startSync, [getSyncStatus])
  const busy = send.isPending || status.data?.state === 'running'
  const read = () => send.mutate({})
  const never = status.data?.state === 'never'

  return (
    <Page
      title={say('orgChart')}
      width="form"
      actions={
        status.data &&
        !never && (
          <Button appearance="primary" icon={busy ? <Spinner size="tiny" aria-hidden /> : <ArrowSync20Regular />} disabledFocusable={busy} onClick={read}>
            {busy ? say('reading') : say('readAgain')}
          </Button>
        )
      }
    >
      {status.error && <Failed title={say('stateNotLoaded')} error={status.error} onRetry={() => void status.refetch()} />}
      {send.error && <Failed title={say('couldNotRead')} error={send.error} onRetry={read} />}
      {status.isPending && (
        <Loading label={say('loadingState')}>
          <div className={styles.list}>
            <CardBones lines={2} />
            <CardBones lines={3} />
          </div>
        </Loading>
      )}
      {never && (
        <Empty
          icon={<OrganizationHorizontalRegular />}
          title={say('notReadYetTitle')}
          action={
            <Button appearance="primary" disabledFocusable={busy} onClick={read}>
              {say('readIt')}
            </Button>
          }
        >
          {say('notReadYetDetail')}
        </Empty>
      )}
      {status.data?.state === 'failed' && (
        <Note intent="error" title={say('readingStopped')}>
          {`${status.data.problem ?? ''} ${say('readBeforeStays')}`.trim()}
        </Note>
      )}
      {status.data && !never && <Known status={status.data} />}
    </Page>
  )
}

function Known({ status }: { status: SyncStatus }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const gaps = gapsOf(status)
  return (
    <div className={styles.list}>
      <Card className={styles.card}>
        <Subtitle2 as="h2" className={styles.title}>
          {say('peopleInDepartments', { people: status.people, departments: status.departments })}
        </Subtitle2>
        <Body1>{lastReading(status)}</Body1>
        <div className={styles.progress}>{status.state === 'running' && <ProgressBar aria-label={say('readingProgress')} />}</div>
        <Caption1 className={styles.meta}>
          {status.lastFinishedAt === null ? say('neverFinished') : say('lastReadAt', { when: sayMoment(status.lastFinishedAt, now, reader) })}
        </Caption1>
      </Card>
      <Card className={styles.card}>
        <Subtitle2 as="h2" className={styles.title}>
          {say('gapsTitle')}
        </Subtitle2>
        <ul className={styles.gaps}>
          {gaps.map((gap) => (
            <li key={gap.key} className={styles.gap}>
              <Info20Regular aria-hidden />
              <span className={styles.words}>
                <Body1Strong>{gap.words}</Body1Strong>
                <Body1 className={styles.meta}>{gap.consequence}</Body1>
              </span>
            </li>
          ))}
          {gaps.length === 0 && (
            <li className={styles.gap}>
              <CheckmarkCircle20Regular aria-hidden />
              <Body1>{say('noGaps')}</Body1>
            </li>
          )}
        </ul>
        {gaps.length > 0 && <Caption1 className={styles.meta}>{say('askAdministrator')}</Caption1>}
      </Card>
    </div>
  )
}
