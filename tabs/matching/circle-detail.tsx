import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowSwap20Regular, CalendarLtr20Regular, Prohibited20Regular, Warning20Regular } from '@fluentui/react-icons'
import type { ProposedCircle } from '../../api/matching/contract.ts'
import { useNow } from '../parts/me.tsx'
import { Person } from '../parts/person.tsx'
import { sayMoment } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/matching-circles.ts'
import { CircleReasons } from './circle-reasons.tsx'
import { besideWords, otherZone, timeQuality } from './circle-words.ts'
import { LockToggle } from './lock-toggle.tsx'
import { fitOf } from './run-words.ts'
import type { Move } from './use-move.ts'
import type { Wishes } from './use-wishes.ts'
import { apartWords, namesOf, wishFor } from './wish-words.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '16px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  time: { display: 'flex', gap: '8px', alignItems: 'flex-start', '& > svg': { flexShrink: 0 } },
  words: { display: 'flex', flexDirection: 'column', gap: '2px' },
  mentee: { display: 'flex', flexDirection: 'column', gap: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '16px' },
  fit: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  presses: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  meta: { color: tokens.colorNeutralForeground2 },
})

type CircleDetailProps = { circle: ProposedCircle; /** Null once the circles are published: then they are changed elsewhere. */ wishes: Wishes | null; onMove: Move['lift'] | null }

/** One proposed circle: its time, why these people, and what the organizer wishes for each pair in the next run. */
export function CircleDetail({ circle, wishes, onMove }: CircleDetailProps) {
  const styles = useStyles()
  return (
    <div className={styles.all}>
      <Person person={circle.mentor} duty={say('mentor')} />
      {circle.joins && <Body1>{besideWords(circle.joins)}</Body1>}
      <CircleTime circle={circle} />
      {circle.mentees.map((mentee) => (
        <section key={mentee.person.id} className={styles.mentee} aria-label={mentee.person.displayName}>
          <div className={styles.head}>
            <Person person={mentee.person} />
            <Caption1 className={styles.fit}>{say('fitIs', { fit: fitOf(mentee.score) })}</Caption1>
          </div>
          <CircleReasons mentee={mentee} />
          {wishes && onMove && <PairPresses circle={circle} mentee={mentee} wishes={wishes} onMove={onMove} />}
        </section>
      ))}
      <Caption1 className={styles.meta}>{say('pointsAddUp')}</Caption1>
      {wishes && <Caption1 className={styles.meta}>{say('wishesCountNext')}</Caption1>}
    </div>
  )
}

function PairPresses({ circle, mentee, wishes, onMove }: { circle: ProposedCircle; mentee: ProposedCircle['mentees'][number]; wishes: Wishes; onMove: Move['lift'] }) {
  const styles = useStyles()
  const pair = { mentor: circle.mentor, mentee: mentee.person }
  const wish = wishFor(wishes.pairs, circle.mentor.id, mentee.person.id)
  const wait = wishes.busy || !wishes.ready
  if (wish === 'forbid') {
    return (
      <div className={styles.presses}>
        <Prohibited20Regular aria-hidden />
        <Body1>{say('apartInNextRun', namesOf(pair))}</Body1>
        <Button size="small" disabledFocusable={wait} aria-label={say('undoApart', namesOf(pair))} onClick={() => wishes.wish(pair, 'none')}>
          {sayBasic('undo')}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.presses}>
      <LockToggle lock={wish === 'lock' ? 'all' : 'none'} name={say('lockPair', namesOf(pair))} label={say('lock')} busy={wait} onPress={() => wishes.wish(pair, wish === 'lock' ? 'none' : 'lock')} />
      <Button size="small" icon={<Prohibited20Regular />} disabledFocusable={wait} onClick={() => wishes.wish(pair, 'forbid')}>
        {apartWords(pair)}
      </Button>
      <Button size="small" icon={<ArrowSwap20Regular />} aria-label={say('moveToAnother', { mentee: mentee.person.displayName })} onClick={() => onMove(mentee.person, circle.mentor)}>
        {say('moveTo')}
      </Button>
    </div>
  )
}

function CircleTime({ circle }: { circle: ProposedCircle }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const { slot } = circle
  const zone = slot && otherZone(slot.timeZone, reader.timeZone)
  if (slot === null) {
    return (
      <div className={styles.time}>
        <Warning20Regular aria-hidden />
        <Body1>{say('noMonthlyTime')}</Body1>
      </div>
    )
  }
  const when = sayMoment(slot.firstAt, now, reader)
  return (
    <div className={styles.time}>
      <CalendarLtr20Regular aria-hidden />
      <span className={styles.words}>
        <Body1>{zone === null ? slot.words : say('whenInCity', { when: slot.words, city: zone })}</Body1>
        <Caption1 className={styles.meta}>{`${circle.joins ? say('nextAt', { when }) : say('firstAt', { when })} ${timeQuality(slot, circle.joins !== null)}`}</Caption1>
      </span>
    </div>
  )
}
