import { Body1, Body1Strong, Caption1, makeStyles, mergeClasses, Radio, RadioGroup, Subtitle2, tokens } from '@fluentui/react-components'
import type { RepairOption } from '../../api/repairs/contract.ts'
import { possibleOnes, repairWord } from '../parts/repair-words.ts'
import { say } from '../texts/repairs.ts'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0 },
  group: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '8px' },
  card: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusMedium, '& > .fui-Radio': { width: '100%' } },
  chosen: { outline: `1px solid ${tokens.colorCompoundBrandStroke}`, border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  words: { display: 'flex', flexDirection: 'column' },
  // A way that is not chosen is as good as the one that is; the radio's own grey would say otherwise.
  name: { color: tokens.colorNeutralForeground1 },
  meta: { color: tokens.colorNeutralForeground2 },
  closed: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
})

/** The ways that there are as cards to choose one of, the best first; below them those that there are not, with why. */
export function RepairChoice({ options, chosen, onChoose }: { options: readonly RepairOption[]; chosen: string | null; onChoose: (id: string) => void }) {
  const styles = useStyles()
  const possible = possibleOnes(options)
  const closed = options.filter((option) => !option.possible)
  return (
    <section className={styles.part}>
      <Subtitle2 as="h3" className={styles.title}>
        {possible.length === 0 ? say('noWay') : say('ways')}
      </Subtitle2>
      {possible.length === 0 && <Body1>{say('noWayDetail')}</Body1>}
      {possible.length > 0 && (
        <RadioGroup aria-label={say('ways')} className={styles.group} value={chosen ?? ''} onChange={(_, { value }) => onChoose(value)}>
          {possible.map((option) => (
            <div key={option.id} className={mergeClasses(styles.card, option.id === chosen && styles.chosen)}>
              <Radio
                value={option.id}
                label={
                  <span className={styles.words}>
                    <Body1Strong className={styles.name}>{option.title}</Body1Strong>
                    <Caption1 className={styles.meta}>{option.line}</Caption1>
                  </span>
                }
              />
            </div>
          ))}
        </RadioGroup>
      )}
      {closed.length > 0 && (
        <ul className={styles.closed} aria-label={say('closedWays')}>
          {closed.map(({ id, kind, whyNot }) => (
            <li key={`${kind} ${id}`}>
              <Caption1 className={styles.meta}>{whyNot === null ? say('closedWayAlone', { way: repairWord(kind, 'kind') }) : say('closedWay', { way: repairWord(kind, 'kind'), why: whyNot })}</Caption1>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
