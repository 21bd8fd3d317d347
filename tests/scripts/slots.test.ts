import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { solveSeries } from '#api/scheduling/solver/solve.ts'
import type { SeriesCase } from '#api/scheduling/solver/types.ts'
import { weekdays } from '#tests/scheduling/build-case.ts'

const script = new URL('../../scripts/slots.ts', import.meta.url).pathname

const asked: SeriesCase = {
  series: { occurrences: 3, durationMinutes: 60, firstNotBefore: '2026-01-12', timeZone: 'Europe/London', granularityMinutes: 30 },
  people: [{ id: 'a', timeZone: 'Europe/London', workingHours: weekdays('09:00', '17:00') }],
}

/** Runs the command on a file with this content. */
function slots(content: unknown, ...flags: string[]): { status: number | null; out: string; err: string } {
  const folder = mkdtempSync(join(tmpdir(), 'slots-'))
  try {
    const file = join(folder, 'input.json')
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    const run = spawnSync(process.execPath, [script, ...flags, file], { encoding: 'utf8' })
    return { status: run.status, out: run.stdout, err: run.stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a case is answered as JSON on standard output and nothing else', () => {
  const { status, out, err } = slots(asked)
  expect([status, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual(solveSeries(asked))
})

test('events are expanded to UTC starts, and a cohort to its circles', () => {
  const moment = { dateTime: '2026-03-24T09:00:00', timeZone: 'GMT Standard Time' }
  const recurrence = { pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31, month: 0, index: 'first', firstDayOfWeek: 'sunday' }, range: { type: 'numbered', startDate: '2026-03-24', endDate: '0001-01-01', numberOfOccurrences: 2, recurrenceTimeZone: 'GMT Standard Time' } }
  expect(JSON.parse(slots([{ start: moment, end: moment, recurrence }, { start: moment, end: moment, recurrence: null }], '--expand').out)).toEqual([['2026-03-31T08:00:00Z', '2026-04-30T08:00:00Z'], ['2026-03-24T09:00:00Z']])
  const cohort = slots({ people: asked.people, circles: [{ id: 'one', members: ['a'], series: asked.series }] }, '--cohort')
  expect(JSON.parse(cohort.out)).toEqual({ circles: [{ id: 'one', ...solveSeries(asked) }] })
})

test('a wrong case ends with 2 and one sentence that names the place', () => {
  const wrong: [unknown, string, string?][] = [
    [{ ...asked, series: { ...asked.series, timeZone: 'Mars' } }, 'series.timeZone: "Mars" is not a time zone.'],
    [{ ...asked, people: [{ ...asked.people[0], busy: [['2026-01-13T10:00:00Z', '2026-01-13T09:00:00Z', 'busy']] }] }, 'people[0].busy[0]: The end must not be before the start.'],
    [{ ...asked, series: { ...asked.series, firstNotBefore: '2026-02-30' } }, 'series.firstNotBefore: There is no date 2026-02-30.'],
    [{ people: asked.people, circles: [{ id: 'one', members: ['ghost'], series: asked.series }] }, 'circles[0].members[0]: There is no person "ghost".', '--cohort'],
    ['not json', 'cannot be read as JSON'],
  ]
  for (const [content, sentence, ...flags] of wrong) {
    const { status, out, err } = slots(content, ...flags.filter((flag) => flag !== undefined))
    expect([status, out, err.split('\n').length]).toEqual([2, '', 2])
    expect(err).toContain(sentence)
  }
})
