import { useState } from 'react'
import { Body1, Body1Strong, Button, Caption1, Card, makeStyles, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger, Subtitle2, tokens } from '@fluentui/react-components'
import { Add20Regular, Eye16Regular, MoreHorizontal20Regular, TargetArrowRegular } from '@fluentui/react-icons'
import { addGoal, getRoadmap, type Goal, removeGoal, type Roadmap } from '../../api/roadmap/contract.ts'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/goals.ts'
import { useSend } from './answers.ts'
import { Empty } from './empty.tsx'
import { Failed } from './message.tsx'
import { useTell } from './toast.tsx'
import { dateOf } from './moments.ts'
import { useReader } from './when.tsx'
import { GoalDrawer } from './goal-drawer.tsx'
import { GoalReview } from './goal-review.tsx'
import { GoalTrack } from './goal-track.tsx'

const useStyles = makeStyles({
  card: { gap: '20px', padding: '20px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  list: { display: 'flex', flexDirection: 'column', gap: '24px', listStyleType: 'none', margin: 0, padding: 0 },
  goal: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  seen: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
})

/** The goals of a circle: mine to change, the others' to know. */
export function Goals({ roadmap, review = false }: { roadmap: Roadmap; /** Each goal of mine is looked back at. */ review?: boolean }) {
  const styles = useStyles()
  const [edited, setEdited] = useState<Goal | 'new' | null>(null)
  const mentee = roadmap.role === 'mentee'
  const goals = [...roadmap.goals].sort((a, b) => Number(b.mine) - Number(a.mine))
  return (
    <Card size="large" className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h2" style={{ margin: 0 }}>
          {say('goals')}
        </Subtitle2>
        {mentee && goals.some((goal) => goal.mine) && (
          <Button size="small" icon={<Add20Regular />} onClick={() => setEdited('new')}>
            {say('add')}
          </Button>
        )}
      </div>
      {mentee && !goals.some((goal) => goal.mine) && (
        <Empty
          icon={<TargetArrowRegular />}
          title={say('noneOfYours')}
          action={
            <Button onClick={() => setEdited('new')}>
              {say('writeFirst')}
            </Button>
          }
        >
          {say('noneOfYoursDetail')}
        </Empty>
      )}
      {!mentee && goals.length === 0 && (
        <Empty icon={<TargetArrowRegular />} title={say('noGoalsYet')}>
          {say('noGoalsYetDetail')}
        </Empty>
      )}
      {goals.length > 0 && (
        <ul className={styles.list}>
          {goals.map((goal) => (
            <GoalRow key={goal.id} goal={goal} roadmap={roadmap} review={review} onEdit={() => setEdited(goal)} />
          ))}
        </ul>
      )}
      <Caption1 className={styles.seen}>
        <Eye16Regular aria-hidden />
        {say('whoSees')}
      </Caption1>
      {edited && <GoalDrawer key={edited === 'new' ? 'new' : edited.id} roadmap={roadmap} goal={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Card>
  )
}

function GoalRow({ goal, roadmap, review, onEdit }: { goal: Goal; roadmap: Roadmap; review: boolean; onEdit: () => void }) {
  const styles = useStyles()
  const reader = useReader()
  const tell = useTell()
  const remove = useSend(removeGoal, [getRoadmap])
  const restore = useSend(addGoal, [getRoadmap])
  const due = dateOf(goal.dueOn, reader, roadmap.nowAt)
  const undo = () => {
    const { title, measure, baseline, target, current, evidence, dueOn, why, kind, inMyHands, levels } = goal
    restore.mutate({ params: { circleId: roadmap.circle.id }, input: { title, measure, baseline, target, current, evidence, dueOn, why, kind, inMyHands, levels } })
  }
  const send = () => remove.mutate({ params: { goalId: goal.id } }, { onSuccess: () => tell(say('removed'), { label: sayBasic('undo'), press: undo }) })
  return (
    <li className={styles.goal}>
      <div className={styles.title}>
        <Body1Strong>{goal.title}</Body1Strong>
        {goal.mine && (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <MenuButton appearance="subtle" size="small" menuIcon={null} icon={<MoreHorizontal20Regular />} aria-label={say('moreFor', { goal: goal.title })} />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={onEdit}>{say('update')}</MenuItem>
                <MenuItem onClick={send}>{say('remove')}</MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
      </div>
      {remove.error && <Failed title={say('notRemoved')} error={remove.error} onRetry={send} />}
      <Body1 className={styles.quiet}>{[goal.mine ? null : goal.owner.displayName, goal.measure, say('due', { date: due })].filter(Boolean).join(' · ')}</Body1>
      <GoalTrack baseline={goal.baseline} current={goal.current} target={goal.target} due={due} />
      {goal.evidence && <Caption1 className={styles.quiet}>{say('toShow', { evidence: goal.evidence })}</Caption1>}
      {review && goal.mine ? <GoalReview goal={goal} /> : goal.outcome && <Caption1 className={styles.quiet}>{say('inTheEnd', { outcome: goal.outcome })}</Caption1>}
    </li>
  )
}
