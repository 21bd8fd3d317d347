import { Body1, Button, Card, makeStyles, Subtitle2 } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { getMatchManifest, listMatchRuns } from '../../api/matching/contract.ts'
import { call } from '../client.ts'
import { useAnswer } from '../parts/answers.ts'
import { giveFile } from '../parts/give-file.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { say } from '../texts/outcomes.ts'
import { tried } from './take-file.ts'

const useStyles = makeStyles({ card: { padding: '16px', gap: '8px' }, title: { margin: 0 }, buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' } })

/** The signed records of a cohort's published runs, to take along. */
export function RunRecords({ cohortId, onProblem }: { cohortId: string; onProblem: (sentence: string | null) => void }) {
  const styles = useStyles()
  const runs = useAnswer(listMatchRuns, { params: { cohortId } })
  const published = runs.data?.runs.filter(({ state }) => state === 'published') ?? []
  if (runs.isPending) return <Loading label={say('loadingRecords')}><CardBones lines={1} /></Loading>
  if (runs.error) return <Failed title={say('recordsNotLoaded')} error={runs.error} onRetry={() => void runs.refetch()} />
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {say('records')}
      </Subtitle2>
      <Body1>{published.length === 0 ? say('recordsNone') : say('recordsDetail')}</Body1>
      <div className={styles.buttons}>
        {published.map(({ id, name }) => (
          <Button key={id} icon={<ArrowDownload20Regular />} onClick={() => void tried(() => giveRecord(id)).then(onProblem)}>
            {name}
          </Button>
        ))}
      </div>
    </Card>
  )
}

async function giveRecord(runId: string): Promise<void> {
  giveFile(say('recordFile', { run: runId }), `${JSON.stringify(await call(getMatchManifest, { params: { runId } }), null, 2)}\n`, 'application/json')
}
