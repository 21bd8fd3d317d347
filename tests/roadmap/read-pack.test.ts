import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighedParts } from '#api/matching/engine/program-rules.ts'
import { scoreParts } from '#api/matching/contract.ts'
import { builtInPacks as readBuiltIn, productBlocks, usualPack as readUsual } from '#api/programs/packs/built-in.ts'
import { readPack } from '#api/programs/packs/read-pack.ts'
import { writePack } from '#api/programs/packs/write-pack.ts'
import type { Pack } from '#api/roadmap/plan/content.ts'
import { goalExercises, knownForms } from '#api/roadmap/plan/known-forms.ts'

const builtInPacks = readBuiltIn()
const usualPack = readUsual()
const blocks = productBlocks()
const faultsOf = (text: string) => {
  const read = readPack(text, blocks)
  return 'faults' in read ? read.faults : []
}
const packOf = (id: string) => builtInPacks.find((pack) => pack.id === id) ?? usualPack
const copyOf = (pack: Pack) => structuredClone(pack) as Pack & Record<string, unknown>
/** As short as a pack can be, to be read and broken often. */
const short = shortened(packOf('three-sessions'), ['agreement', 'goals', 'skills', 'goal-review', 'closing'])
const usualText = writePack(usualPack)
function shortened(pack: Pack, kept: string[]): Pack {
  const without = (session: Pack['sessions'][number]) => ({
    ...session,
    exercises: session.exercises.filter((id) => kept.includes(id)),
    preparation: { mentee: session.preparation.mentee.filter(({ exercise }) => exercise === undefined || kept.includes(exercise)), mentor: session.preparation.mentor.filter(({ exercise }) => exercise === undefined) },
  })
  return { ...pack, weights: { skill: 1.5 }, sessions: pack.sessions.map(without), forms: pack.forms.filter(({ id }) => kept.includes(id)) }
}
/** The line, from 1, on which a piece of text stands. */
const lineWith = (text: string, piece: string) => text.slice(0, text.indexOf(piece)).split('\n').length

test('the product brings roadmaps of three to twelve sessions and three with a theme, and each begins and ends properly', () => {
  expect(builtInPacks.map(({ id, sessions }) => `${id} ${sessions.length}`)).toEqual(['three-sessions 3', 'four-sessions 4', 'six-sessions 6', 'eight-sessions 8', 'twelve-sessions 12', 'build-together 4', 'new-function 6', 'pass-on-know-how 8'])
  expect(packOf('build-together').hashtag).toBe('#BuildTogether&GrowTogether')
  for (const { sessions } of builtInPacks) expect([sessions.at(0)?.title, sessions.at(-1)?.title]).toEqual(['Establish trust and define goals', 'Review progress and plan forward'])
})

test('nobody reads in a pack what it may also be used for', () => {
  for (const pack of builtInPacks) expect(writePack(pack)).not.toMatch(/success(?:ion|or)|bench|readiness|high potential|talent pool/i)
})

test('what people are told is plain: no exclamation marks, no titles in capitals, no words of school or drill', () => {
  for (const pack of builtInPacks) {
    const text = writePack(pack)
    expect(text).not.toMatch(/!|\b(?:homework|assignment|mandatory|must be handed in|troops|mission|deadline)\b/i)
    for (const title of [...pack.sessions.flatMap((session) => [session.title, session.shortTitle]), ...pack.forms.map((form) => form.title)]) expect(title).not.toMatch(/^\w+ (?:\p{Lu}\w+ )+\p{Lu}\w+$/u)
  }
})

test('every exercise that the product knows is used by the roadmap of twelve or the usual one, and ticks keep their ids', () => {
  const used = new Set([...usualPack.forms, ...packOf('twelve-sessions').forms].map(({ id }) => id))
  expect(Object.keys(knownForms).filter((id) => !used.has(id) && !goalExercises.some((goal) => goal === id))).toEqual([])
  // Lines may come beside these; whoever ticked one of them finds it ticked.
  const ticked = [['introduce', 'expect', 'goal'], ['story', 'skills', 'challenge'], ['challenge', 'options', 'feedback'], ['goals', 'lesson', 'next']]
  usualPack.sessions.forEach(({ preparation }, at) => expect(preparation.mentee.map(({ id }) => id)).toEqual(expect.arrayContaining(ticked[at] ?? [])))
})

test('a pack may weigh exactly the parts that a program weighs', () => {
  expect([...weighedParts]).toEqual([...scoreParts])
})

test('a pack that is written out and read again is the same, as YAML and as JSON', () => {
  const nasty = fc.oneof(fc.constantFrom('yes', 'null', '12', '- a: b', '# no comment', "it's “quoted”", '{ a: 1 }', '& anchor', '*alias', '~', 'a: b', '|', 'trailing: ', '2026-01-01', '"'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
  for (const pack of [short, packOf('twelve-sessions'), packOf('build-together')]) expect(readPack(writePack(pack), blocks)).toEqual({ pack })
  fc.assert(
    fc.property(nasty, nasty, fc.nat(), (title, label, at) => {
      const pack = copyOf(short)
      const session = pack.sessions[at % pack.sessions.length]
      const form = pack.forms[at % pack.forms.length]
      if (!session || !form) throw new Error('A pack has sessions and forms.')
      session.outcome = title
      form.title = label
      const read = readPack(JSON.stringify(pack, null, 2), blocks)
      // What does not fit into a line is refused either way; everything else comes back as it is.
      if ('pack' in read) expect(readPack(writePack(read.pack), blocks)).toEqual(read)
    }),
    { numRuns: 15 },
  )
})

/** Every place in a value, as the keys that lead there. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Array.isArray(value) ? value.flatMap((part, at) => placesIn(part, [...path, at])) : Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))
  return [path, ...inner]
}
function change(value: unknown, path: (string | number)[], to: (part: unknown) => unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return to(value)
  if (Array.isArray(value)) return value.map((part: unknown, at) => (at === first ? change(part, rest, to) : part))
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, key === first ? change(part, rest, to) : (part as unknown)]))
}
/** Ways to break any part of a pack; `null` where this part cannot be broken so. */
const breakings: Record<string, (part: unknown) => unknown> = {
  'another kind of thing': (part) => (typeof part === 'string' || typeof part === 'number' ? [part] : typeof part === 'boolean' ? 'maybe' : 'nothing of the kind'),
  'an unknown name': (part) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? { ...part, surprise: 1 } : null),
  'something there twice': (part) => (Array.isArray(part) && part.some((entry: unknown) => typeof entry === 'object' && entry !== null && ('id' in entry || 'phase' in entry)) ? [...(part as unknown[]), part[0] as unknown] : null),
  'markup': (part) => (typeof part === 'string' ? `${part} <b>now</b>` : null),
  'too many words': (part) => (typeof part === 'string' ? `${part}${' and so on'.repeat(70)}` : null),
  'another number of minutes': (part) => (typeof part === 'object' && part !== null && 'minutes' in part && 'text' in part && !('id' in part) ? { ...part, minutes: Number(part.minutes) + 1 } : null),
}

test('any broken copy of a pack is refused, with a line that is in the file', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(breakings)), fc.nat(), fc.boolean(), (breaking, at, asJson) => {
      const places = placesIn(short).filter((path) => path.length > 0)
      const path = places[at % places.length] ?? []
      let broken: unknown = null
      const whole = change(short, path, (part) => (broken = breaking(part)) ?? part) as Pack
      fc.pre(broken !== null)
      const text = asJson ? JSON.stringify(whole, null, 1) : writePack(whole)
      const faults = faultsOf(text)
      expect(faults.length, `${path.join('.')} ${JSON.stringify(broken).slice(0, 80)}`).toBeGreaterThan(0)
      for (const fault of faults) {
        expect(fault.line).toBeGreaterThanOrEqual(1)
        expect(fault.line).toBeLessThanOrEqual(text.split('\n').length)
        expect(fault.message).toMatch(/^[\p{Lu}“].+\.$/u)
      }
    }),
    { numRuns: 60 },
  )
})

test('a pack from which anything was cut off is refused, and so is anything else that is no pack', () => {
  const json = JSON.stringify(short, null, 1)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: json.length - 1 }), (length) => {
      const text = json.slice(0, length)
      expect(faultsOf(text).every(({ line }) => line >= 1 && line <= text.split('\n').length)).toBe(true)
      expect(faultsOf(text).length).toBeGreaterThan(0)
    }),
    { numRuns: 15 },
  )
  for (const text of ['', '   ', '42', '[]', 'null', '---\na: 1\n---\nb: 2\n', '\u0000', 'sessions: {}', 'forms: 7\nsessions: [7, null, []]', `format: 1\n${'['.repeat(90_000)}`, `a: ${'- '.repeat(300)}x`, 'a: &a [*a]', 'x'.repeat(200_001), 'format: !!js/function 1', '? [a]\n: b']) expect(faultsOf(text).length, text.slice(0, 20)).toBeGreaterThan(0)
  const bomb = ['a: &a [x, x, x, x]', ...Array.from({ length: 12 }, (_, at) => `${String.fromCharCode(98 + at)}: &${String.fromCharCode(98 + at)} [${Array.from({ length: 9 }, () => `*${String.fromCharCode(97 + at)}`).join(', ')}]`)].join('\n')
  expect(faultsOf(bomb)[0]).toMatchObject({ line: 2, message: '“*a” stands for something that is written elsewhere. Write it out here.' })
})

const swapped = (from: string, to: string) => usualText.replace(from, to)
test.for<[what: string, text: string, line: number | string, words: string]>([
  ['a missing colon', swapped('minutes: 60', 'minutes 60'), 'minutes 60', 'cannot be read as YAML or JSON'],
  ['a name that nobody knows', swapped('hashtag: null', 'hashtags: null'), 'hashtags', '“hashtags” is not known here'],
  ['a number in words', swapped('minutes: 60', 'minutes: sixty'), 'minutes: sixty', '“minutes” is one of: 45, 60, 75, 90.'],
  ['minutes that do not add up', swapped('- minutes: 12\n', '- minutes: 13\n'), 'pair:', 'The lines add up to 61 minutes instead of 60.'],
  ['a prompt that ends in nothing', swapped('take part now?', 'take part now'), 'take part now', 'End it with a question mark or a full stop.'],
  ['an exercise that is not there', swapped('exercise: meet-me', 'exercise: meet-you'), 'meet-you', 'does not name the exercise “meet-you”'],
  ['a form that nobody uses', swapped('      - expectations\n', ''), lineWith(usualText, '- id: expectations') - 1, 'No session uses the form “expectations”.'],
  ['an id in capitals', swapped('id: four-sessions', 'id: Four sessions'), 'id: Four sessions', 'Use small letters, digits and hyphens'],
  ['a wish that nobody may read, though the mentor’s brief is made of it', swapped('id: learn', 'id: learn\n        private: true'), 'private: true', '“learn” is what other exercises are made of'],
  ['a field by the name of what every object has', swapped('id: askMeAbout', 'id: constructor'), 'id: constructor', 'This name is taken'],
  ['words that turn the others around', swapped('label: Ask me about', 'label: "Ask \\u202e me"'), 'label: "Ask', 'a character that cannot be seen'],
  ['half a character', swapped('label: Ask me about', 'label: "Ask \\ud800 me"'), 'label: "Ask', 'a character that cannot be seen'],
  ['a worry for all to read', swapped('private: true', 'private: false'), 'id: worry', '“worry” is always private.'],
  ['a field that other exercises read', swapped('id: howMightI', 'id: question'), lineWith(usualText, '  - id: challenge\n    title') + 7, 'The field “howMightI” is missing'],
  ['a mentor’s own words for the circle', swapped('seen: mine', 'seen: circle'), lineWith(usualText, 'seen: mine'), 'Who sees “reflection” never changes.'],
  ['a weight of nothing known', usualText.replace('weights: {}', 'weights:\n  seniority: 2'), 'seniority: 2', '“seniority” is'],
  ['a weight beyond three', usualText.replace('weights: {}', 'weights:\n  skill: 4'), 'skill: 4', '“skill” is at most 3.'],
])('%s is named on its line', ([, text, where, words]) => {
  const line = typeof where === 'number' ? where : lineWith(text, where)
  expect(faultsOf(text)).toContainEqual({ line, path: expect.any(String) as string, message: expect.stringContaining(words) as string })
})

test('the rules of a whole: phases, a halfway, an end, turns, and the order in which exercises build on each other', () => {
  const words = (pack: Pack) => faultsOf(writePack(pack)).map(({ message }) => message).join(' ')
  const edit = (id: string, how: (pack: Pack) => void) => {
    const pack = copyOf(packOf(id))
    how(pack)
    return words(pack)
  }
  expect(edit('six-sessions', ({ sessions }) => void sessions.splice(1, 1, ...sessions.splice(3, 1, ...sessions.slice(1, 2))))).toContain('Phase 2 comes after phase 3. Phases never step back.')
  expect(edit('four-sessions', ({ sessions }) => void (sessions[1]!.through = 3))).toContain('Only in a pack of three sessions')
  expect(edit('four-sessions', ({ sessions }) => void (sessions[1]!.phase = 3))).toContain('No session is of phase 2.')
  expect(edit('four-sessions', ({ sessions }) => void sessions.splice(0, 2))).toContain('sessions” has at least 3 entries')
  expect(edit('eight-sessions', ({ sessions, forms }) => [sessions[5]!.exercises.shift(), forms.splice(forms.findIndex(({ id }) => id === 'midway-review'), 1), sessions[5]!.preparation.mentee.shift(), sessions[5]!.preparation.mentor.shift()])).toBe('With 8 sessions, one of session 2 to 6 names the exercise “midway-review”.')
  expect(edit('four-sessions', ({ sessions }) => void sessions[0]!.exercises.splice(2, 1))).toContain('The first session names the exercise “agreement”')
  expect(edit('four-sessions', ({ sessions }) => void sessions[3]!.exercises.shift())).toContain('The last session names the exercise “goal-review”')
  expect(edit('four-sessions', ({ sessions }) => sessions[2]!.agenda.circle.forEach((line) => delete line.turns))).toBe('Turns take 0 of 60 minutes. Give people turns for at least 24: mark a line with “turns”.')
  expect(edit('four-sessions', ({ sessions }) => [sessions[1], sessions[2]].forEach((session) => session!.exercises.reverse()))).toContain('“growth-areas” is made of what “skills” found. Put “skills” before it.')
  expect(edit('four-sessions', ({ sessions }) => void sessions[2]!.exercises.splice(0, 2, 'options', 'challenge'))).toBe('“options” is made of what “challenge” found. Put “challenge” before it.')
})

test('a form or a session may be named by its id, and a session may be one of the product’s with other words', () => {
  const text = ['format: 1', 'id: mine', 'version: 1', 'name: Mine', 'purpose: Ours, in our own words.', 'look: { accent: plum, icon: chat }', 'minutes: 60', 'sessions:', '  - { from: start, aim: Meet and agree. }', '  - strengths', '  - solutions', '  - close', `forms: [${usualPack.forms.map(({ id }) => id).join(', ')}]`].join('\n')
  const read = readPack(text, blocks)
  expect(read).toMatchObject({ pack: { sessions: [{ aim: 'Meet and agree.', title: 'Establish trust and define goals' }, {}, {}, {}], forms: usualPack.forms } })
  expect(faultsOf(text.replace('- solutions', '- solution'))).toMatchObject([{ line: 11, message: expect.stringContaining('The product has no session “solution”. Write it out, or name one of: ') as string }])
})
