import { useState } from 'react'
import { Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components'
import type { Circle } from '../../api/matching/contract.ts'
import { addIdea, changeIdea, type Idea, IdeaInput, listIdeas } from '../../api/sessions/contract.ts'
import { useSend } from '../parts/answers.ts'
import { membersOf } from '../parts/circle-people.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useMe } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/roadmap-circle.ts'
import { asksFor, ideaStates } from './idea-words.ts'

type IdeaDrawerProps = { circle: Circle; idea: Idea | null; onClose: () => void }

/** Writing an idea down, and saying later what became of it. */
export function IdeaDrawer({ circle, idea, onClose }: IdeaDrawerProps) {
  const me = useMe().person.id
  const tell = useTell()
  const [form, setForm] = useState(() => ({
    problem: idea?.problem ?? '',
    forWhom: idea?.forWhom ?? '',
    smallestTest: idea?.smallestTest ?? '',
    testBy: idea?.testBy ?? '',
    ownerId: idea?.owner?.id ?? me,
    state: idea?.state ?? ('idea' as const),
    outcome: idea?.outcome ?? '',
    evidence: idea?.evidence ?? '',
  }))
  const [refusals, setRefusals] = useState(0)
  const add = useSend(addIdea, [listIdeas])
  const change = useSend(changeIdea, [listIdeas])
  const set = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const parsed = IdeaInput.safeParse({ ...form, testBy: form.testBy || null })
  const short = refusals > 0 && !parsed.success && parsed.error.issues.some(({ path }) => path[0] === 'problem')
  const asked = asksFor(form.state)
  const error = add.error ?? change.error

  function save() {
    if (!parsed.success) return setRefusals((count) => count + 1)
    const done = {
      onSuccess: () => {
        tell(say(idea ? 'ideaUpdated' : 'ideaWritten'))
        onClose()
      },
    }
    if (idea) change.mutate({ params: { ideaId: idea.id }, input: parsed.data }, done)
    else add.mutate({ params: { circleId: circle.id }, input: parsed.data }, done)
  }

  return (
    <FormDrawer open title={say(idea ? 'updateIdea' : 'ideaOfCircle')} verb={[say('saveIdea'), say('savingIdea')]} busy={add.isPending || change.isPending} refusals={refusals} onSubmit={save} onClose={onClose}>
      {error && <Failed title={say('ideaNotSaved')} error={error} onRetry={save} />}
      <Field label={say('problem')} required hint={say('problemHint')} {...(short ? { validationMessage: say('problemTooShort'), validationState: 'error' as const } : {})}>
        <Textarea value={form.problem} maxLength={160} rows={3} onChange={(_, { value }) => set({ problem: value })} />
      </Field>
      <Field label={say('forWhom')}>
        <Input value={form.forWhom} maxLength={80} onChange={(_, { value }) => set({ forWhom: value })} />
      </Field>
      <Field label={say('test')} hint={say('testHint')}>
        <Textarea value={form.smallestTest} maxLength={160} rows={2} onChange={(_, { value }) => set({ smallestTest: value })} />
      </Field>
      <Field label={say('owner')}>
        <Select value={form.ownerId} onChange={(_, { value }) => set({ ownerId: value })}>
          {membersOf(circle).map((person) => (
            <option key={person.id} value={person.id}>
              {person.id === me ? say('iDo') : person.displayName}
            </option>
          ))}
        </Select>
      </Field>
      {idea && (
        <Field label={say('state')}>
          <RadioGroup value={form.state} onChange={(_, { value }) => set({ state: value as Idea['state'] })}>
            {Object.entries(ideaStates).map(([state, { word }]) => (
              <Radio key={state} value={state} label={say(word)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {asked.day && (
        <Field label={say('testBy')} hint={say('optional')}>
          <Input type="date" value={form.testBy} onChange={(_, { value }) => set({ testBy: value })} />
        </Field>
      )}
      {asked.outcome && (
        <>
          <Field label={say('outcome')} hint={say('outcomeHint')}>
            <Textarea value={form.outcome} maxLength={200} rows={3} onChange={(_, { value }) => set({ outcome: value })} />
          </Field>
          <Field label={say('evidence')}>
            <Input value={form.evidence} maxLength={160} onChange={(_, { value }) => set({ evidence: value })} />
          </Field>
        </>
      )}
    </FormDrawer>
  )
}
