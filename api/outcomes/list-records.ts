import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { getCohort, latestToday } from '../programs/get-cohort.ts'
import type { FileFormat, GivenFile, RecordList, Records } from './contract.ts'
import { loadCohort } from './load-cohort.ts'
import { sessionsDue } from './sessions-due.ts'
import { writeFile } from './write-file.ts'

const columns: Record<RecordList, string[]> = {
  enrolments: ['Person', 'Function', 'Site', 'Role', 'State', 'Sent (UTC)', 'Answered (UTC)', 'Answered by'],
  circles: ['Circle', 'State', 'Role', 'Person', 'Function', 'Site'],
  sessions: ['Circle', 'Session', 'Date (UTC)', 'Held', 'Moved'],
}
const titles: Record<RecordList, string> = { enrolments: 'Enrolments', circles: 'Circles', sessions: 'Sessions' }

/** Rows that figures are counted of, as an organizer sees them anyway: never what people wrote or said. @throws AppError not_found */
export async function getRecords(context: Context, cohortId: string, list: RecordList): Promise<Records> {
  await getCohort(context, cohortId)
  const rows = list === 'enrolments' ? await enrolmentRows(context, cohortId) : list === 'circles' ? await circleRows(context, cohortId) : await sessionRows(context, cohortId)
  return { list, columns: columns[list], rows }
}

/** The same as a file. @throws AppError not_found */
export async function exportRecords(context: Context, cohortId: string, list: RecordList, format: FileFormat): Promise<GivenFile> {
  const [cohort, records] = await Promise.all([getCohort(context, cohortId), getRecords(context, cohortId, list)])
  return writeFile({ name: `${titles[list]} ${cohort.name}`, columns: records.columns, rows: records.rows }, format)
}

async function enrolmentRows({ db }: Context, cohortId: string): Promise<Records['rows']> {
  const { rows } = await sql<{ name: string; department: string | null; officeLocation: string | null; role: string; state: string; submittedAt: number | null; decidedAt: number | null; decidedBy: string | null }>`
    select p.display_name as name, p.department, p.office_location, e.role, e.state, e.submitted_at, e.decided_at, b.display_name as decided_by
    from enrolments e join people p on p.id = e.person_id left join people b on b.id = e.decided_by
    where e.cohort_id = ${cohortId} and e.submitted_at is not null order by p.display_name, e.submitted_at`.execute(db)
  return rows.map((row) => [row.name, row.department ?? '', row.officeLocation ?? '', row.role, row.state, moment(row.submittedAt), moment(row.decidedAt), row.decidedBy ?? ''])
}

async function circleRows({ db }: Context, cohortId: string): Promise<Records['rows']> {
  const { rows } = await sql<{ circle: string; state: string; role: string; name: string; department: string | null; officeLocation: string | null }>`
    select c.name as circle, c.state, m.role, p.display_name as name, p.department, p.office_location
    from circles c join circle_members m on m.circle_id = c.id join people p on p.id = m.person_id
    where c.cohort_id = ${cohortId} order by c.name, c.id, m.role desc, p.display_name`.execute(db)
  return rows.map((row) => [row.circle, row.state, row.role, row.name, row.department ?? '', row.officeLocation ?? ''])
}

async function sessionRows(context: Context, cohortId: string): Promise<Records['rows']> {
  const now = context.now()
  const [data, names] = await Promise.all([
    loadCohort(context.db, cohortId, latestToday(now)),
    context.db.selectFrom('circles').select(['id', 'name']).where('cohortId', '=', cohortId).execute(),
  ])
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return data.circles
    .flatMap((circle) => sessionsDue(circle, now).map(({ number, at, held, moved }) => [nameOf.get(circle.id) ?? '', number, moment(at), held ? 'yes' : 'no', moved ? 'yes' : 'no'] as [string, number, string, string, string]))
    .sort((a, b) => a[0].localeCompare(b[0]) || a[1] - b[1])
}

function moment(at: number | null): string {
  return at === null ? '' : Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'minute' })
}
