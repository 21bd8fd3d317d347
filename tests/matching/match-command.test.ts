import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { runMatch } from '#api/matching/engine/match.ts'
import type { Certificate, MatchAnswer, MatchInstance, PermittedPair } from '#api/matching/engine/types.ts'
import { readInstance } from '#scripts/match-input.ts'
import { checkCertificate } from './check-certificate.ts'

// Each command is a process of its own, slow to start beside other work.
vi.setConfig({ testTimeout: 60_000 })

const script = join(import.meta.dirname, '../../scripts/match.ts')

const instance: MatchInstance = {
  people: ['m', 'e1', 'e2', 'e3'].map((id, at) => ({ id, managerId: null, department: [id], level: at === 0 ? 7 : 4, timeZone: 'Europe/London', workingHours: { monday: ['09:00', '17:00'] }, languages: ['en'] })),
  mentors: [{ person: 'm', capacity: 2, skills: { negotiation: 4 } }],
  mentees: [{ person: 'e1', wants: { negotiation: 3 } }, { person: 'e2', wants: { sql: 1 } }, { person: 'e3', wants: { negotiation: 1, sql: 2 } }],
}

/** Does something with the content as a file in a folder of its own. */
function withFile<R>(content: unknown, use: (file: string, folder: string) => R): R {
  const folder = mkdtempSync(join(tmpdir(), 'match-'))
  try {
    const file = join(folder, 'instance.json')
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs the command; `{}` in the options stands for the file's folder. */
function runCommand(content: unknown, ...options: string[]) {
  return withFile(content, (file, folder) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...options.map((option) => option.replace('{}', folder))], { encoding: 'utf8' })
    const written = (name: string) => readFileSync(join(folder, name), 'utf8')
    return { status, stdout, stderr, files: options.filter((option) => option.startsWith('{}')).map((option) => written(option.slice(3))) }
  })
}

test('the command prints the answer alone, writes candidates and certificate, and says the same every time', () => {
  const first = runCommand(instance, '--candidates', '{}/pairs', '--certificate', '{}/proof')
  expect([first.status, first.stderr]).toEqual([0, ''])
  const answer = JSON.parse(first.stdout) as MatchAnswer
  expect(answer).toEqual(runMatch(instance).answer)
  const pairs = first.files[0]!.trim().split('\n').map((line) => JSON.parse(line) as PermittedPair)
  expect(pairs.length).toBe(3)
  expect(checkCertificate(instance, pairs, answer, JSON.parse(first.files[1]!) as Certificate)).toEqual([])
  expect(runCommand(instance).stdout).toBe(first.stdout)
})

test.each<[fault: string, content: unknown, sentence: RegExp]>([
  ['text that is no JSON', '{', /cannot be read as JSON/],
  ['a missing list', { people: [], mentors: [] }, /^mentees: /],
  ['a capacity below 0', { ...instance, mentors: [{ person: 'm', capacity: -1, skills: {} }] }, /^mentors\[0\]\.capacity: /],
  ['a mentor whom nobody knows', { ...instance, mentors: [{ person: 'x', capacity: 1, skills: {} }] }, /^mentors\[0\]\.person: Nobody among the people has the id "x"\.$/m],
  ['a person twice', { ...instance, people: [...instance.people, instance.people[0]] }, /^people\[4\]: "m" appears twice/],
  ['a week that begins on a Tuesday', { ...instance, rules: { week: '2026-01-13' } }, /^rules\.week: 2026-01-13 is not a Monday\.$/m],
  ['a date that does not exist', { ...instance, rules: { week: '2026-02-30' } }, /^rules\.week: /],
  ['a zone that does not exist', { ...instance, people: instance.people.map((person) => ({ ...person, timeZone: 'Mars/Olympus' })) }, /^people\[0\]\.timeZone: "Mars\/Olympus" is not a time zone\.$/m],
  ['a rule whose name is misspelt', { ...instance, rules: { circelSize: 1 } }, /^rules\.circelSize: This name is not known here\. Check its spelling\.$/m],
  ['a weight whose name is misspelt', { ...instance, rules: { weights: { skils: 1 } } }, /^rules\.weights\.skils: This name is not known here/],
  ['floors that fall', { ...instance, rules: { floors: [5, 4] } }, /^rules\.floors\[1\]: /],
  ['weights beyond a million', { ...instance, rules: { weights: { skill: 1_000_000 } } }, /^rules\.weights: /],
  ['more locks than seats', { ...instance, locks: ['e1', 'e2', 'e3'].map((mentee) => ({ mentor: 'm', mentee })) }, /^locks\[2\]: "m" has more locked mentees than seats\.$/m],
  ['a pair both locked and forbidden', { ...instance, locks: [{ mentor: 'm', mentee: 'e1' }], forbidden: [{ mentor: 'm', mentee: 'e1' }] }, /^locks\[0\]: /],
])('%s is refused with one sentence and its path', (_fault, content, sentence) => {
  withFile(content, (file) => expect(() => readInstance(file)).toThrow(sentence))
})

test('a file that an editor began with a byte order mark is read like any other', () => {
  const read = withFile(JSON.stringify(instance), readInstance)
  expect(withFile(`\uFEFF${JSON.stringify(instance)}`, readInstance)).toEqual(read)
})

test('wrong input ends the command with 2, one sentence on the error stream and nothing on the other', () => {
  const { status, stdout, stderr } = runCommand({ ...instance, rules: { floors: [5, 4] } })
  expect([status, stdout, stderr]).toEqual([2, '', 'rules.floors[1]: The floors must rise from one to the next.\n'])
})
