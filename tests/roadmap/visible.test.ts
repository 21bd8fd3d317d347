import { expect, test } from 'vitest'
import type { Form } from '#api/roadmap/plan/content.ts'
import { seenBy, type Sight, sightOf, type Viewer } from '#api/sessions/visible.ts'

const booleans = [false, true]
const viewers: Viewer[] = ['owner', 'mentor', 'mentee', 'outside']
const kinds: Form['seen'][] = ['mine', 'choice', 'both', 'circle', 'mentor']

/** The rule once more, in the words of the people it protects. */
function promised(seen: Form['seen'], viewer: Viewer, shared: boolean, ready: boolean, ownReady: boolean, mentees: number): Sight {
  if (viewer === 'outside') return 'nothing'
  if (viewer === 'owner') return 'named'
  if (seen === 'choice' && shared) return 'named'
  if (seen === 'circle' && ready) return 'named'
  if (seen === 'both' && ready && ownReady) return 'named'
  if (seen === 'mentor' && ready && viewer === 'mentor') return mentees === 1 ? 'named' : 'nameless'
  return 'nothing'
}

test('who sees an exercise is settled for every kind of form, viewer and state', () => {
  const seen = kinds.flatMap((kind) => viewers.flatMap((viewer) => booleans.flatMap((shared) => booleans.flatMap((ready) => booleans.flatMap((ownReady) => [1, 3].map((mentees) => {
    const sight = sightOf({ seen: kind, viewer, shared, ready, ownReady, mentees, forFormer: false })
    expect(sight, [kind, viewer, shared, ready, ownReady, mentees].join(' ')).toBe(promised(kind, viewer, shared, ready, ownReady, mentees))
    return sight
  }))))))
  expect(seen).toHaveLength(320)
  // What is nobody else's stays so, and nobody outside sees anything, whatever is pressed.
  expect(new Set(kinds.map((kind) => sightOf({ seen: kind, viewer: 'outside', shared: true, ready: true, ownReady: true, mentees: 1, forFormer: false })))).toEqual(new Set(['nothing']))
})

test('of a whole circle each sees their own and what they may see of others; who has left is not there', () => {
  const form = (id: string, seen: Form['seen']): Form => ({ id, title: id, intro: '', minutes: 1, by: 'everyone', moment: 'prepare', seen, fields: [] })
  const forms = [form('diary', 'mine'), form('story', 'choice'), form('canvas', 'both'), form('card', 'circle'), form('tap', 'mentor')]
  const members = [{ personId: 'mia', role: 'mentor' as const }, { personId: 'ann', role: 'mentee' as const }, { personId: 'bob', role: 'mentee' as const }]
  const written = ['mia', 'ann', 'bob', 'gone'].flatMap((personId) => [...forms, form('unknown', 'circle')].map(({ id }) => ({ circleId: 'c', personId, number: 1, formId: id, answers: {}, shared: personId === 'ann', readyAt: personId === 'bob' ? null : 5, version: 1, changedAt: 5 })))
  const left = [{ personId: 'gone', role: 'mentee' as const, leftAt: 9 }]
  const sees = (viewerId: string) => seenBy(viewerId, members, left, forms, written).filter(({ mine }) => !mine).map(({ personId, formId, sight }) => `${personId} ${formId}${sight === 'nameless' ? ' nameless' : ''}`)
  expect(sees('mia')).toEqual(['ann story', 'ann canvas', 'ann card', 'ann tap nameless', 'gone tap nameless'])
  expect(sees('bob')).toEqual(['mia card', 'ann story', 'ann card'])
  expect(sees('ann')).toEqual(['mia canvas', 'mia card'])
  expect(sees('gone')).toEqual([])
  expect(seenBy('somebody else', members, left, forms, written)).toEqual([])
  expect(seenBy('ann', members, left, forms, written).filter(({ mine }) => mine)).toHaveLength(5)
})

test('what was told a mentor without a name never gets one, and a mentor who follows reads nothing of it', () => {
  const tap: Form = { id: 'tap', title: 'tap', intro: '', minutes: 1, by: 'mentee', moment: 'run', seen: 'mentor', fields: [] }
  const written = ['ann', 'bob', 'cas'].map((personId) => ({ circleId: 'c', personId, number: 3, formId: 'tap', answers: {}, shared: false, readyAt: 5, version: 1, changedAt: 5 }))
  const mentee = (personId: string) => ({ personId, role: 'mentee' as const })
  const only = [{ personId: 'mia', role: 'mentor' as const }, mentee('ann')]
  const gone = ['bob', 'cas'].map((personId) => ({ ...mentee(personId), leftAt: 8 }))
  expect(seenBy('mia', only, gone, [tap], written).map(({ personId, sight }) => `${personId} ${sight}`)).toEqual(['ann nameless', 'bob nameless', 'cas nameless'])
  const followed = [...gone, { personId: 'max', role: 'mentor' as const, leftAt: 9 }]
  expect(seenBy('mia', only, followed, [tap], written)).toEqual([])
  expect(seenBy('mia', only, followed, [tap], written.map((one) => ({ ...one, readyAt: 10 })))).toHaveLength(3)
})
