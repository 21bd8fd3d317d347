import { Body1, Button, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { choosePlacesBy } from '../../api/enrolment/contract.ts'
import { drawEncouragement, getImpact, type Impact, switchEncouragement } from '../../api/impact/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { sayDate } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/impact.ts'

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '16px' },
  title: { margin: 0 },
  part: { display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'flex-start', maxWidth: '640px' },
  seed: { display: 'flex', flexDirection: 'column', margin: 0, overflowWrap: 'anywhere' },
  label: { color: tokens.colorNeutralForeground2 },
  digits: { margin: '0 0 8px', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** The two draws that make a comparison an effect; each is chosen while people enrol. `mayChange`: not for whoever only reads. */
export function SetupCard({ impact: { cohort, lottery, encouragement }, mayChange }: { impact: Impact; mayChange: boolean }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const place = useSend(choosePlacesBy, [getImpact])
  const onOff = useSend(switchEncouragement, [getImpact])
  const draw = useSend(drawEncouragement, [getImpact])
  const params = { cohortId: cohort.id }
  const failed = [place, onOff, draw].find(({ error }) => error !== null)
  const open = mayChange && cohort.state === 'enrolling'
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {say('design')}
      </Subtitle2>
      {failed?.error && <Failed title={say('notDone')} error={failed.error} onRetry={() => [place, onOff, draw].forEach((send) => send.reset())} />}
      <div className={styles.part}>
        <Subtitle2 as="h3" className={styles.title}>
          {say('lottery')}
        </Subtitle2>
        <Body1>{lottery.drawn ? say('lotteryDrawn', { places: lottery.drawn.places, people: lottery.drawn.people }) : say('lotteryDetail')}</Body1>
        {lottery.drawsOn !== null && !lottery.drawn && <Body1>{say('drawsOn', { day: sayDate(lottery.drawsOn, reader, now) })}</Body1>}
        {lottery.seedHash !== null && <Seed hash={lottery.seedHash} seed={lottery.drawn?.seed} />}
        {open && !lottery.drawn && (
          <Button disabledFocusable={place.isPending} onClick={() => place.mutate({ params, input: { by: lottery.by === 'lot' ? 'order' : 'lot' } })}>
            {say(lottery.by === 'lot' ? 'order' : 'switchLot')}
          </Button>
        )}
      </div>
      <div className={styles.part}>
        <Subtitle2 as="h3" className={styles.title}>
          {say('encouragement')}
        </Subtitle2>
        <Body1>{encouragement?.drawn ? say('encouragementDrawn', { invited: encouragement.drawn.invited, people: encouragement.drawn.people, reached: encouragement.drawn.reached }) : say('encouragementDetail')}</Body1>
        {encouragement && <Seed hash={encouragement.seedHash} seed={encouragement.drawn?.seed} />}
        {open && !encouragement?.drawn && (
          <div className={styles.actions}>
            {encouragement && (
              <Button disabledFocusable={draw.isPending} onClick={() => draw.mutate({ params })}>
                {say('drawInvitations')}
              </Button>
            )}
            <Button disabledFocusable={onOff.isPending} onClick={() => onOff.mutate({ params, input: { on: !encouragement } })}>
              {say(encouragement ? 'switchOff' : 'switchOn')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

/** The hash from before the draw and, once it is drawn, the seed: whoever has both can see that nobody chose the seed afterwards. */
function Seed({ hash, seed }: { hash: string; seed: string | undefined }) {
  const styles = useStyles()
  const lines = [...(seed === undefined ? [] : [['seed', seed] as const]), ['seedHash', hash] as const]
  return (
    <dl className={styles.seed}>
      {lines.map(([key, digits]) => (
        <div key={key}>
          <dt>
            <Caption1 className={styles.label}>{say(key)}</Caption1>
          </dt>
          <dd className={styles.digits}>{digits}</dd>
        </div>
      ))}
    </dl>
  )
}
