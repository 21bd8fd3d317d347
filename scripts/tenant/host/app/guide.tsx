import { Badge, Body1, Button, Card, Persona, Subtitle2, Text, Title3, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons'
import type { Address } from './address.ts'
import { useStage } from './stage.tsx'
import type { Part, StepId } from '../wire.ts'

type Stop = { id: StepId; title: string; words: string; part: Part | null; button: string; go: Partial<Address> }

const story: Stop[] = [
  { id: 'org-chart', title: 'The company arrives', words: 'Crosspath reads people, managers, skills and working hours from Microsoft 365 by itself. There is nothing to do here.', part: null, button: '', go: {} },
  { id: 'enrol', title: 'Ask for a mentor', words: 'Open Crosspath as the mentee, say what you want to learn, and send it. Most of the form is filled in already.', part: 'mentee', button: 'Enrol', go: { app: 'tab' } },
  { id: 'approve', title: 'Approve with one press', words: 'The manager finds a card in the Teams chat. Press Approve and see the card change.', part: 'manager', button: 'Open chat', go: { app: 'chat' } },
  { id: 'match', title: 'Form the circles', words: 'The organizer starts a match run, reads why each circle fits, and publishes.', part: 'organizer', button: 'Match people', go: { app: 'tab' } },
  { id: 'book', title: 'See the series in Outlook', words: 'Crosspath finds a monthly hour that all can keep and books it. It stands in everybody’s calendar.', part: 'mentee', button: 'Open calendar', go: { app: 'calendar', view: 'month' } },
  { id: 'roadmap', title: 'Follow the roadmap', words: 'The mentor sees the circle, the four stages and the next session. Move the clock on and complete a session.', part: 'mentor', button: 'Open roadmap', go: { app: 'tab' } },
  { id: 'decline', title: 'Say no kindly', words: 'Let a hundred colleagues enrol (Behind the scenes). Then press Decline on another request, choose a reason, and be its owner to read it.', part: 'manager', button: 'Open chat', go: { app: 'chat' } },
  { id: 'delegate', title: 'Hand a request on', words: 'Press Delegate on a request and choose a colleague. Both are asked, and the first answer counts for both cards.', part: 'manager', button: 'Open chat', go: { app: 'chat' } },
  { id: 'escalation', title: 'Leave a request unanswered', words: 'Move the clock on by a working day at a time. After two a reminder comes; after five the next manager is asked too.', part: 'manager', button: 'Open chat', go: { app: 'chat' } },
  { id: 'nudge', title: 'Be reminded to prepare', words: 'Move the clock to the working day before a session. A card says when it is and what to prepare.', part: 'mentee', button: 'Open chat', go: { app: 'chat' } },
  { id: 'pulse', title: 'Say how it was', words: 'Move the clock to a few hours after a session. Three questions come, one press each.', part: 'mentee', button: 'Open chat', go: { app: 'chat' } },
  { id: 'repair', title: 'Repair a circle', words: 'Open a circle under Circles, look at the ways to repair it and who would be told what, and choose one.', part: 'organizer', button: 'Open circles', go: { app: 'tab' } },
]

const useStyles = makeStyles({
  page: { height: '100%', overflowY: 'auto', boxSizing: 'border-box', padding: '24px' },
  tight: { padding: '16px' },
  head: { display: 'flex', flexDirection: 'column', gap: '4px', marginBlockEnd: '16px', maxWidth: '640px' },
  title: { margin: 0 },
  alone: { alignSelf: 'flex-start' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px', maxWidth: '1136px' },
  step: { flexDirection: 'row', alignItems: 'center', gap: '16px', padding: '12px 16px', border: `1px solid ${tokens.colorTransparentStroke}` },
  stepNarrow: { flexDirection: 'column', alignItems: 'stretch', gap: '12px' },
  mark: { flex: 'none', fontSize: '24px', width: '24px', height: '24px', color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  lead: { display: 'flex', gap: '16px', flex: 1, minWidth: 0 },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  who: { width: '240px', flex: 'none' },
  action: { width: '152px', flex: 'none', whiteSpace: 'nowrap' },
  full: { width: '100%' },
})

/** The first view: the story in six steps and what else there is to try, each with the person to be and the way there. */
export function Guide() {
  const styles = useStyles()
  const { company, state, move, narrow } = useStage()
  const next = story.find((stop) => stop.part !== null && state?.steps.some((step) => step.id === stop.id && !step.done))?.id
  const partNames: Record<Part, string> = { mentee: 'Mentee', mentor: 'Mentor', manager: 'Manager', organizer: 'Organizer', 'succession-lead': 'Succession lead', auditor: 'Auditor' }
  return (
    <div className={mergeClasses(styles.page, narrow && styles.tight)}>
      <div className={styles.head}>
        <Title3 as="h1" className={styles.title}>What to try</Title3>
        <Body1 className={styles.quiet}>
          {company.companyName} is an invented company of {company.size} people on this machine. Nothing here leaves it. Be whoever you like, in any order.
        </Body1>
      </div>
      <ol className={styles.list}>
        {story.map((stop, index) => {
          const featured = company.featured.find((entry) => entry.part === stop.part)
          const person = company.people.find((entry) => entry.id === featured?.id)
          const step = state?.steps.find((entry) => entry.id === stop.id)
          return (
            <li key={stop.id}>
              <Card className={mergeClasses(styles.step, narrow && styles.stepNarrow)} appearance="filled">
                <div className={styles.lead}>
                  {step?.done ? <CheckmarkCircleFilled className={mergeClasses(styles.mark, styles.done)} aria-label="Done" /> : <CircleRegular className={styles.mark} aria-label="To do" />}
                  <div className={styles.words}>
                    <Subtitle2 as="h2" className={styles.title}>{index + 1}. {stop.title}</Subtitle2>
                    <Text className={styles.quiet}>{stop.words}</Text>
                    {step?.line && <Text>{step.line}</Text>}
                  </div>
                </div>
                {person && featured && (
                  <>
                    <Persona className={narrow ? undefined : styles.who} size="large" avatar={{ color: 'colorful', 'aria-hidden': true }} name={person.displayName} secondaryText={[partNames[featured.part], person.department].filter(Boolean).join(' · ')} />
                    <Button className={narrow ? styles.full : styles.action} appearance={next === stop.id ? 'primary' : 'secondary'} aria-label={`${stop.button} as ${person.displayName}`} onClick={() => move({ person: person.id, event: null, ...stop.go, path: company.paths[stop.id] ?? '/' })}>
                      {stop.button}
                    </Button>
                  </>
                )}
                {!person && <Badge className={narrow ? styles.alone : undefined} appearance="tint" color="informative" shape="rounded">By itself</Badge>}
              </Card>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
