import { Body1, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { listEnrolmentMoves } from '../../api/enrolment/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { sayMoment, sentence } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/enrolment.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '16px' },
  list: { display: 'flex', flexDirection: 'column', gap: '12px', listStyleType: 'none', margin: 0, padding: 0 },
  step: { display: 'flex', flexDirection: 'column', gap: '2px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  bones: { display: 'flex', flexDirection: 'column', gap: '12px' },
})

/** Every step of an enrolment in order, so that nobody has to wonder how it came to this. */
export function EnrolmentHistory({ enrolmentId }: { enrolmentId: string }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const moves = useAnswer(listEnrolmentMoves, { params: { enrolmentId } }, { pollMs: () => 30_000 })
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('history')}
      </Subtitle2>
      {moves.error && <Failed title={say('historyNotLoaded')} error={moves.error} onRetry={() => void moves.refetch()} />}
      {moves.isPending && (
        <Loading label={say('loadingHistory')}>
          <div className={styles.bones}>
            <Bone width="60%" />
            <Bone width="45%" />
          </div>
        </Loading>
      )}
      {moves.data && (
        <ol className={styles.list}>
          {moves.data.moves.map((move) => (
            <li key={`${move.at} ${move.to}`} className={styles.step}>
              <Body1>{move.sentence}</Body1>
              <Caption1 className={styles.quiet}>{sentence(sayMoment(move.at, now, reader))}</Caption1>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
