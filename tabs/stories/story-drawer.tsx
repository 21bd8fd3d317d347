import { useState } from 'react'
import { Body1, Field, Input, Textarea } from '@fluentui/react-components'
import { StoryWords } from '../../api/stories/contract.ts'
import type { ApiError } from '../client.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { say } from '../texts/stories.ts'

const none: StoryWords = { title: '', before: '', did: '', after: '', figures: '' }
const parts = ['before', 'did', 'after'] as const
const hints = { before: 'beforeHint', did: 'didHint', after: 'afterHint' } as const

type StoryDrawerProps = {
  title: string
  verb: [string, string]
  /** What to know before saving. */
  notice?: string
  words?: Partial<StoryWords>
  busy: boolean
  error: ApiError | null
  onSave: (words: StoryWords) => void
  onClose: () => void
}

/** Writing a story: what was, what we did, what is different now. */
export function StoryDrawer({ title, verb, notice, words, busy, error, onSave, onClose }: StoryDrawerProps) {
  const [form, setForm] = useState({ ...none, ...words })
  const [refusals, setRefusals] = useState(0)
  const parsed = StoryWords.safeParse(form)
  const faulty = (part: keyof StoryWords) => (refusals > 0 && !parsed.success && parsed.error.issues.some(({ path }) => path[0] === part) ? { validationMessage: say('tooShort'), validationState: 'error' as const } : {})
  const save = () => (parsed.success ? onSave(parsed.data) : setRefusals((count) => count + 1))
  return (
    <FormDrawer open title={title} verb={verb} busy={busy} refusals={refusals} onSubmit={save} onClose={onClose}>
      {error && <Failed title={say('notSaved')} error={error} onRetry={save} />}
      {notice && <Body1>{notice}</Body1>}
      <Field label={say('storyTitle')} required {...faulty('title')}>
        <Input value={form.title} maxLength={80} onChange={(_, { value }) => setForm({ ...form, title: value })} />
      </Field>
      {parts.map((part) => (
        <Field key={part} label={say(part)} required hint={say(hints[part])} {...faulty(part)}>
          <Textarea value={form[part]} maxLength={280} rows={4} resize="vertical" onChange={(_, { value }) => setForm({ ...form, [part]: value })} />
        </Field>
      ))}
      <Field label={say('figures')} hint={say('figuresHint')}>
        <Input value={form.figures} maxLength={120} onChange={(_, { value }) => setForm({ ...form, figures: value })} />
      </Field>
    </FormDrawer>
  )
}
