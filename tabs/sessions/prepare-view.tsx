import { useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Caption1, Card, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components'
import { ChatHelpRegular, CheckmarkCircle16Filled, Circle16Regular } from '@fluentui/react-icons'
import { useSearchParams } from 'react-router'
import { getHome, getRoadmap, type Roadmap } from '../../api/roadmap/contract.ts'
import { getSession, type SessionRoom } from '../../api/sessions/contract.ts'
import { membersOf } from '../parts/circle-people.ts'
import { Empty } from '../parts/empty.tsx'
import { Goals } from '../parts/goals.tsx'
import { TickList } from '../parts/tick-list.tsx'
import { PHONE, WIDE } from '../parts/width.ts'
import { say } from '../texts/sessions.ts'
import { BroughtCards, Lines } from './brought-cards.tsx'
import { ExercisePanel } from './exercise-panel.tsx'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: '24px' },
  grid: { display: 'grid', gap: '16px', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', [WIDE]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' } },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  card: { gap: '12px', padding: '20px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', justifyContent: 'space-between', gap: '4px 12px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', minWidth: 0, [PHONE]: { padding: '8px 0' } },
  // Clipped without scrolling, so that what sticks to the lower edge of the window can do so from inside.
  exercises: { overflow: 'clip' },
  ready: { color: tokens.colorStatusSuccessForeground1, display: 'inline-flex', alignItems: 'center', gap: '4px' },
  open: { color: tokens.colorNeutralForeground2, display: 'inline-flex', alignItems: 'center', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  questions: { margin: 0, paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '8px' },
  shared: { display: 'flex', flexDirection: 'column', gap: '16px', listStyleType: 'none', margin: 0, padding: 0 },
})

type PrepareViewProps = { room: SessionRoom; roadmap: Roadmap | undefined }

/** Before the session: what is on the table, what to fill in, what to think about. */
export function PrepareView({ room, roadmap }: PrepareViewProps) {
  const styles = useStyles()
  const { stage, exercises } = room
  const ticks = stage.preparation.filter(({ exercise }) => !exercises.some(({ form }) => form.id === exercise))
  return (
    <div className={styles.view}>
      <BroughtCards brought={room.brought} />
      <div className={styles.grid}>
        <div className={styles.column}>
          <Card size="large" className={mergeClasses(styles.card, styles.exercises)}>
            <div className={styles.head}>
              <Subtitle2 as="h2" style={{ margin: 0 }}>
                {say('exercises')}
              </Subtitle2>
              <Caption1 className={styles.quiet}>{say('exercisesOptional')}</Caption1>
            </div>
            {!room.open ? <Body1 className={styles.quiet}>{say('exercisesLater', { number: stage.number - 1 })}</Body1> : exercises.length > 0 ? <Exercises room={room} /> : <Empty icon={<ChatHelpRegular />} title={say('noExercises')}>{say('noExercisesDetail')}</Empty>}
          </Card>
          {room.goals !== 'none' && roadmap && <Goals roadmap={roadmap} review={room.goals === 'review' && room.open} />}
        </div>
        <div className={styles.column}>
          {ticks.length > 0 && (
            <Card size="large" className={styles.card}>
              <Subtitle2 as="h2" style={{ margin: 0 }}>
                {say('toPrepare')}
              </Subtitle2>
              <TickList circleId={room.circle.id} number={stage.number} items={ticks} refresh={[getSession, getRoadmap, getHome]} />
              <Caption1 className={styles.quiet}>{say('ticksAreYours')}</Caption1>
            </Card>
          )}
          {room.questions.length > 0 && (
            <Card size="large" className={styles.card}>
              <Subtitle2 as="h2" style={{ margin: 0 }}>
                {say('worthAThought')}
              </Subtitle2>
              <ul className={styles.questions}>
                {room.questions.map((question) => (
                  <li key={question}>
                    <Body1>{question}</Body1>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <SharedAnswers shared={room.shared} />
        </div>
      </div>
    </div>
  )
}

function Exercises({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  const { exercises } = room
  const [search] = useSearchParams()
  const [open, setOpen] = useState<string | null>(() => search.get('exercise') ?? exercises.find(({ readyAt }) => readyAt === null)?.form.id ?? null)
  // Shows what another window saved, by beginning the form anew.
  const [taken, setTaken] = useState(0)
  const next = (id: string) => exercises.slice(exercises.findIndex(({ form }) => form.id === id) + 1).find(({ readyAt }) => readyAt === null)?.form.id ?? null
  return (
    <Accordion collapsible openItems={open === null ? [] : [open]} onToggle={(_, { value }) => setOpen(open === value ? null : String(value))}>
      {exercises.map((exercise) => {
        const { form, ready } = exercise
        return (
          <AccordionItem key={form.id} value={form.id}>
            <AccordionHeader as="h3" size="large">
              <span className={styles.row}>
                <span>{form.title}</span>
                {exercise.readyAt !== null ? (
                  <Caption1 className={styles.ready}>
                    <CheckmarkCircle16Filled aria-hidden />
                    {say('ready')}
                  </Caption1>
                ) : (
                  <Caption1 className={styles.open}>
                    <Circle16Regular aria-hidden />
                    {say('minutes', { minutes: form.minutes })}
                  </Caption1>
                )}
                {ready.of > 1 && ready.count > 0 && form.seen !== 'mine' && <Caption1 className={styles.quiet}>{say('haveTheirs', { count: ready.count, all: ready.of })}</Caption1>}
              </span>
            </AccordionHeader>
            <AccordionPanel>
              {open === form.id && (
                <ExercisePanel
                  key={`${form.id} ${taken}`}
                  params={{ circleId: room.circle.id, number: room.stage.number }}
                  exercise={exercise}
                  members={membersOf(room.circle)}
                  onReady={() => setOpen(next(form.id))}
                  onTake={() => setTaken((count) => count + 1)}
                />
              )}
            </AccordionPanel>
          </AccordionItem>
        )
      })}
    </Accordion>
  )
}

function SharedAnswers({ shared }: { shared: SessionRoom['shared'] }) {
  const styles = useStyles()
  if (shared.length === 0) return null
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('sharedByOthers')}
      </Subtitle2>
      <ul className={styles.shared}>
        {shared.map(({ owner, formId, title, lines }, at) => (
          <li key={`${formId} ${owner?.id ?? at}`}>
            <Caption1 className={styles.quiet}>{[owner?.displayName ?? say('somebody'), title].join(' · ')}</Caption1>
            <Lines lines={lines} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
