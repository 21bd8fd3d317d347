import { expect, test } from 'vitest'
import type { PackSummary } from '#api/programs/contract.ts'
import { faultOfFile, faultsTitle, groupsOf, lengthWords } from '#tabs/programs/pack-words.ts'

const pack = (id: string, more: Partial<PackSummary> = {}): PackSummary => ({ id, version: 1, name: id, purpose: 'Learn from others.', hashtag: null, look: { accent: 'brand', icon: 'people' }, minutes: 60, sessions: 4, importedAt: null, ...more })
const named = (packs: PackSummary[]) => groupsOf(packs).map(({ title, packs: inside }) => `${title}: ${inside.map(({ id }) => id).join(' ')}`)

test('a company’s own packs come first, then themes, then lengths, and no group is empty', () => {
  expect(named([pack('four'), pack('build', { hashtag: '#Build' }), pack('mine', { hashtag: '#Mine', importedAt: 1 })])).toEqual(['Your own: mine', 'With a theme: build', 'By length: four'])
  expect(named([pack('four')])).toEqual(['By length: four'])
  expect(lengthWords(pack('six', { sessions: 6, minutes: 45 }))).toBe('6 sessions of 45 minutes')
})

test('a file that cannot be a pack is said so before it is sent', () => {
  expect(faultOfFile({ name: 'Mine.YAML', size: 40_000 })).toBeNull()
  expect(faultOfFile({ name: 'mine.json', size: 200_000 })).toBeNull()
  expect(faultOfFile({ name: 'mine.docx', size: 40_000 })).toContain('.yaml')
  expect(faultOfFile({ name: 'mine.yml', size: 0 })).toContain('empty')
  expect(faultOfFile({ name: 'mine.yml', size: 200_001 })).toContain('200 kB')
  expect([faultsTitle('mine.yaml', 1), faultsTitle('mine.yaml', 3)]).toEqual(['One thing is not right in mine.yaml', '3 things are not right in mine.yaml'])
})
