import { Body1Strong, Caption1, makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { FreeTime } from '../../api/scheduling/contract.ts'
import { say } from '../texts/slots.ts'
import { costOf } from './free-time-words.ts'
import { Bone, Loading } from './loading.tsx'
import { useMe } from './me.tsx'
import { slotOf } from './slot-words.ts'
import { useReader } from './when.tsx'

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '8px' },
  card: { backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusMedium, '& > .fui-Radio': { width: '100%' } },
  chosen: { outline: `1px solid ${tokens.colorCompoundBrandStroke}`, border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  words: { display: 'flex', flexDirection: 'column' },
  // A time that is not chosen is as good as the one that is; the radio's own grey would say otherwise.
  time: { color: tokens.colorNeutralForeground1 },
  bones: { display: 'flex', flexDirection: 'column', gap: '8px' },
  cost: { color: tokens.colorNeutralForeground2 },
})

type SlotChoiceProps = { label: string; times: FreeTime[]; chosen: number; onChoose: (startAt: number) => void }

/** A few times as cards to choose one of, each with what it asks of whom. */
export function SlotChoice({ label, times, chosen, onChoose }: SlotChoiceProps) {
  const styles = useStyles()
  const reader = useReader()
  const { person } = useMe()
  return (
    <RadioGroup aria-label={label} className={styles.group} value={String(chosen)} onChange={(_, { value }) => onChoose(Number(value))}>
      {times.map((time) => (
        <div key={time.startAt} className={mergeClasses(styles.card, time.startAt === chosen && styles.chosen)}>
          <Radio
            value={String(time.startAt)}
            label={
              <span className={styles.words}>
                <Body1Strong className={styles.time}>{slotOf(time, reader)}</Body1Strong>
                <Caption1 className={styles.cost}>{costOf(time, person.id)}</Caption1>
              </span>
            }
          />
        </div>
      ))}
    </RadioGroup>
  )
}

/** Where the times will stand while they are looked for. */
export function SlotBones() {
  const styles = useStyles()
  return (
    <Loading label={say('loadingTimes')}>
      <div className={styles.bones}>
        <Bone height={48} />
        <Bone height={48} />
        <Bone height={48} />
      </div>
    </Loading>
  )
}
