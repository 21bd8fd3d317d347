import { useEffect, useRef, useState } from 'react'
import { Body1, Button, Caption1, makeStyles, ProgressBar, Spinner, tokens, typographyStyles } from '@fluentui/react-components'
import { CheckmarkCircle16Regular, Eye16Regular, LockClosed16Regular } from '@fluentui/react-icons'
import { flushSync } from 'react-dom'
import { useNavigate, useSearchParams } from 'react-router'
import { type Answers, getMyEnrolment, submitMyEnrolment } from '../../api/enrolment/contract.ts'
import type { Me, Person, Suggestions } from '../../api/people/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { NotSaved } from '../parts/not-saved.tsx'
import { ActionBar, Page } from '../parts/page.tsx'
import { firstNameOf } from '../parts/person-words.ts'
import { useTell } from '../parts/toast.tsx'
import { daysUntil, sayMoment, timeOf } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { useOnePress } from '../parts/use-one-press.ts'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/enrolment.ts'
import { CheckStep } from './check-step.tsx'
import { PeopleStep } from './people-step.tsx'
import { RoleStep } from './role-step.tsx'
import { missingIn, type StepKey, stepKeys, stepOf, titleOf } from './steps.ts'
import { TopicsStep } from './topics-step.tsx'
import { useDraft } from './use-draft.ts'

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: '20px', paddingBottom: '24px' },
  progress: { display: 'flex', alignItems: 'center', gap: '12px', paddingBottom: '16px' },
  track: { flexGrow: 1, maxWidth: '240px' },
  question: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  seen: { display: 'flex', gap: '8px', alignItems: 'flex-start', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0, marginTop: '2px' },
  saved: { display: 'flex', alignItems: 'center', gap: '4px', minHeight: '16px', marginInlineStart: 'auto', color: tokens.colorNeutralForeground2 },
})

type WizardProps = { cohort: Cohort; approver: Person | null; me: Me; suggestions: Suggestions | undefined; initial: Answers; initiallySavedAt: number | null }

/** Four short steps; every answer is kept as soon as it is given. */
export function Wizard({ cohort, approver, me, suggestions, initial, initiallySavedAt }: WizardProps) {
  const styles = useStyles()
  const navigate = useNavigate()
  const tell = useTell()
  const now = useNow()
  const reader = useReader()
  const [search, setSearch] = useSearchParams()
  const draft = useDraft(cohort.id, initial, initiallySavedAt)
  const once = useOnePress()
  const submit = useSend(submitMyEnrolment, [getMyEnrolment, getHome])
  const [pressed, setPressed] = useState<StepKey | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const [sending, setSending] = useState(false)

  const { answers } = draft
  const at = Math.min(Math.max(Number(search.get('step') ?? 1), 1), stepKeys.length)
  const step = stepKeys[at - 1] ?? 'role'
  const question = useRef<HTMLHeadingElement>(null)
  const asked = useRef(step)
  useEffect(() => {
    if (asked.current !== step) {
      question.current?.focus({ preventScroll: true })
      scrollTo({ top: 0 })
    }
    asked.current = step
  }, [step])
  const goTo = (number: number) => {
    setPressed(null)
    setSearch({ step: String(number) })
  }
  // Faults show only after Continue was pressed, and go away as they are mended.
  const missing = pressed === step ? missingIn(answers, step === 'check' ? undefined : step) : []
  const asksApproval = answers.role === 'mentee' || cohort.program.mentorNeedsApproval
  const sendLabel = !asksApproval ? say('joinAsMentor') : approver ? say('sendTo', { name: firstNameOf(approver) }) : say('send')

  function refuse() {
    flushSync(() => setPressed(step))
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  function next() {
    if (missingIn(answers, step).length > 0) return refuse()
    if (step === 'role') draft.change({ role: answers.role })
    goTo(at + 1)
  }

  function press() {
    if (missingIn(answers).length > 0) return refuse()
    once(send)
  }

  async function send() {
    setSending(true)
    if (!(await draft.flush())) return setSending(false)
    try {
      await submit.mutateAsync({ params: { cohortId: cohort.id } })
      tell(!asksApproval ? say('youAreIn') : approver ? say('sentTo', { name: approver.displayName }) : say('sent'))
      void navigate('/')
    } catch {
      setSending(false)
    }
  }

  const refused = submit.error?.details[0]
  const stepWords = say('stepOf', { step: at, steps: stepKeys.length })
  return (
    <Page title={say('joinProgram', { program: cohort.program.name })} width="form" back={{ to: '/', label: say('home') }}>
      <div className={styles.progress}>
        <Caption1>{stepWords}</Caption1>
        <ProgressBar className={styles.track} value={at} max={stepKeys.length} aria-label={stepWords} />
      </div>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (step === 'check') press()
          else next()
        }}
      >
        <div className={styles.step}>
          <h2 ref={question} tabIndex={-1} className={styles.question}>
            {titleOf(step, answers.role)}
          </h2>
          {step === 'role' && <RoleStep cohort={cohort} role={answers.role} reader={reader} now={now} onChange={(role) => draft.change({ role })} />}
          {step === 'topics' && <TopicsStep answers={answers} me={me} suggestions={suggestions} missing={missing} circleSize={cohort.circleSize} onChange={draft.change} />}
          {step === 'people' && <PeopleStep answers={answers} me={me} suggestions={suggestions} missing={missing} cohortId={cohort.id} onChange={draft.change} />}
          {step === 'check' && <CheckStep answers={answers} missing={missing} onEdit={(key) => goTo(stepKeys.indexOf(key) + 1)} />}
          {refused && <Note intent="error" title={say('thingsMissing', { things: 1 })} action={<Button onClick={() => goTo(stepKeys.indexOf(stepOf(refused.path)) + 1)}>{say('goThere')}</Button>}>{refused.message}</Note>}
          {submit.error && !refused && <Failed title={say('notSent')} error={submit.error} onRetry={press} />}
          <NotSaved draft={draft} title={say('answersNotSaved')} onRetry={() => void draft.flush()} aboveBar />
          <Body1 className={styles.seen}>
            {step === 'check' ? <Eye16Regular className={styles.icon} aria-hidden /> : <LockClosed16Regular className={styles.icon} aria-hidden />}
            {seenBy(step, asksApproval, approver)}
          </Body1>
        </div>
        <ActionBar sticky="page">
          <Button appearance="primary" type="submit" disabledFocusable={sending} {...(sending ? { icon: <Spinner size="tiny" /> } : {})}>
            {step === 'check' ? sendLabel : say('continue')}
          </Button>
          {at > 1 && <Button onClick={() => goTo(at - 1)}>{sayBasic('back')}</Button>}
          <Caption1 className={styles.saved} role="status">
            {draft.saving && !draft.error ? say('saving') : draft.savedAt !== null && !draft.error ? <><CheckmarkCircle16Regular aria-hidden />{say('savedWhen', { moment: daysUntil(draft.savedAt, now, reader) === 0 ? timeOf(draft.savedAt, reader) : sayMoment(draft.savedAt, now, reader) })}</> : ''}
          </Caption1>
        </ActionBar>
      </form>
    </Page>
  )
}

/** Who reads what is written here, said on the spot. */
function seenBy(step: StepKey, asksApproval: boolean, approver: Person | null): string {
  if (step !== 'check') return say('seenByYou')
  if (!asksApproval) return say('seenByOrganizer')
  if (!approver) return say('seenWithoutManager')
  return say('seenByApprover', { name: approver.displayName })
}
