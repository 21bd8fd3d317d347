import { expect, inject, test } from 'vitest'
import { migrate } from '#api/store/migrate.ts'
import { openStore } from '#api/store/open.ts'
import { createFromTemplate, dropDatabase } from '#scripts/postgres.ts'
import { overDatabase } from '../support/enrol-approved.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

test('runs from before scenarios keep what they proposed, get a name and the rules they were made with, and can be published beside others', async () => {
  const databaseUrl = await createFromTemplate(inject('postgresUrl'), {
    name: 'before-scenarios',
    async prepare(url) {
      const { db } = openStore(url, { maxConnections: 1 })
      await migrate(db, '0006-roadmap')
      await db.destroy()
    },
  })
  const { db } = openStore(databaseUrl, { maxConnections: 2 })
  await using stack = new AsyncDisposableStack()
  stack.defer(() => dropDatabase(databaseUrl))
  stack.defer(() => db.destroy())
  await overDatabase(databaseUrl, async (client) => {
    for (const person of [1, 2, 3]) await client.query(`insert into people (id, user_principal_name, display_name, account_enabled, guest, synced_at) values ($1, $2, $2, true, false, 0)`, [id(person), `person ${person}`])
    await client.query(`insert into programs (id, name, purpose, sessions, session_minutes, mentor_needs_approval, created_by, created_at) values ($1, 'Bridges', 'Learn.', 4, 60, false, $1, 0)`, [id(10)])
    await client.query(`insert into cohorts (id, program_id, name, state, enrol_until_on, starts_on, ends_on, circle_size, created_by, created_at) values ($1, $2, 'Spring', 'running', '2026-01-01', '2026-01-02', '2026-06-01', 2, $1, 0)`, [id(11), id(10)])
    for (const [at, role] of ['mentor', 'mentee', 'mentee'].entries()) {
      await client.query(`insert into enrolments (id, cohort_id, person_id, role, state, goals, skills_wanted, functions_to_explore, skills_offered, capacity, interests, saved_at) values ($1, $2, $3, $4, 'approved', '', '[]', '[]', '[]', 1, '[]', 0)`, [id(20 + at), id(11), id(1 + at), role])
    }
    for (const [at, state] of ['ready', 'published'].entries()) await client.query(`insert into match_runs (id, cohort_id, state, requested_by, requested_at, finished_at, mentors, mentees, circles, matched, score, bound) values ($1, $2, $3, $4, $5, 9, 1, 2, 1, 1, 7, 8)`, [id(30 + at), id(11), state, id(1), at])
    await client.query(`insert into match_proposals (run_id, number, mentor_enrolment_id, mentee_enrolment_id, score, reasons) values ($1, 1, $2, $3, 7, '[]')`, [id(30), id(20), id(21)])
    const remedies = ['Without the rule “capacity” 12 more people would have a mentor.', 'Without the rule “minSharedHours” one more person would have a mentor.']
    await client.query(`insert into match_unmatched (run_id, enrolment_id, reasons, remedies) values ($1, $2, '["No seat."]', $3), ($1, $4, '[]', '[]')`, [id(30), id(22), JSON.stringify(remedies), id(20)])
  })
  await migrate(db)
  await migrate(db)
  const runs = await db.selectFrom('matchRuns').selectAll().orderBy('requestedAt').execute()
  expect(runs.map(({ name, state, score, bound, figures, rules, weights }) => ({ name, state, score, bound, figures, circleSize: rules?.circleSize, skill: weights?.skill }))).toEqual([
    { name: 'Run 1', state: 'ready', score: 7, bound: 8, figures: null, circleSize: 2, skill: 430_000 },
    { name: 'Run 2', state: 'published', score: 7, bound: 8, figures: null, circleSize: 2, skill: 430_000 },
  ])
  expect(await db.selectFrom('matchProposals').select(['score', 'locked']).execute()).toEqual([{ score: 7, locked: false }])
  expect((await db.selectFrom('matchUnmatched').select('remedies').orderBy('enrolmentId', 'desc').execute()).map(({ remedies }) => remedies.map(({ rule, frees }) => [rule, frees]))).toEqual([[['capacity', 12], ['minSharedHours', 1]], []])
  await db.updateTable('matchRuns').set({ state: 'published' }).execute()
  await db.updateTable('enrolments').set({ state: 'waitlisted' }).execute()
})
