import { sql } from 'kysely'
import type { Db } from '../store/open.ts'
import type { StoredOccurrence, WorkingHours } from '../store/stored.ts'

type EnrolmentRow = { id: string; personId: string; state: string; decidedAt: number | null; inCircle: boolean; before: boolean }
type MoveRow = { enrolmentId: string; fromState: string; toState: string; byPersonId: string | null; movedAt: number; timeZone: string | null; workingHours: WorkingHours | null }
type CircleRow = { id: string; state: 'active' | 'ended' | 'completed'; members: { personId: string; enrolmentId: string }[] | null; closed: { number: number; completedAt: number }[] | null; occurrences: StoredOccurrence[] | null; seriesState: string | null }
export type GoalRow = { circleId: string; personId: string; baseline: number; target: number; current: number; outcome: string | null; level: number | null; levelsWrittenAt: number | null }
export type SkillsRow = { personId: string; formId: string; answers: unknown }
export type ActionsRow = { personId: string; due: number; done: number }

/** What a cohort's figures are counted of, as it stands in the tables. */
export type CohortData = {
  enrolments: EnrolmentRow[]
  moves: MoveRow[]
  circles: CircleRow[]
  goals: GoalRow[]
  skills: SkillsRow[]
  actions: ActionsRow[]
  /** Where people work, as the directory says today. */
  placeOf: Map<string, { function: string; site: string }>
  /** How many people could take part, by function and site. */
  eligible: { function: string; site: string; people: number }[]
}

/** Reads everything that the figures of one cohort are made of, as of a local date. */
export async function loadCohort(db: Db, cohortId: string, today: string): Promise<CohortData> {
  const [enrolments, moves, circles, goals, skills, actions, places, eligible] = await Promise.all([
    sql<EnrolmentRow>`
      select e.id, e.person_id, e.state, e.decided_at,
        exists (select from circle_members m where m.enrolment_id = e.id) or exists (select from circle_departures d where d.enrolment_id = e.id) as in_circle,
        exists (
          select from enrolments earlier join cohorts c on c.id = earlier.cohort_id, cohorts own
          where own.id = e.cohort_id and earlier.person_id = e.person_id and c.starts_on < own.starts_on and c.id <> own.id
            and (exists (select from circle_members m where m.enrolment_id = earlier.id) or exists (select from circle_departures d where d.enrolment_id = earlier.id))) as before
      from enrolments e where e.cohort_id = ${cohortId} and e.submitted_at is not null`.execute(db),
    sql<MoveRow>`
      select m.enrolment_id, m.from_state, m.to_state, m.by_person_id, m.moved_at, p.time_zone, p.working_hours
      from enrolments e join enrolment_moves m on m.enrolment_id = e.id left join people p on p.id = m.by_person_id
      where e.cohort_id = ${cohortId} and (m.to_state in ('submitted', 'approved') or m.from_state = 'submitted') order by m.id`.execute(db),
    sql<CircleRow>`
      select c.id, c.state, s.occurrences, s.state as series_state,
        (select json_agg(json_build_object('personId', m.person_id, 'enrolmentId', m.enrolment_id)) from circle_members m where m.circle_id = c.id) as members,
        (select json_agg(json_build_object('number', held.number, 'completedAt', held.completed_at)) from sessions held where held.circle_id = c.id) as closed
      from circles c left join series s on s.circle_id = c.id where c.cohort_id = ${cohortId}`.execute(db),
    sql<GoalRow>`
      select g.circle_id, g.person_id, g.baseline, g.target, g.current, g.outcome, g.level, case when g.levels is null then null else g.levels_written_at end as levels_written_at
      from circles c join goals g on g.circle_id = c.id where c.cohort_id = ${cohortId}`.execute(db),
    sql<SkillsRow>`
      select x.person_id, x.form_id, x.answers from circles c join exercises x on x.circle_id = c.id
      where c.cohort_id = ${cohortId} and x.form_id in ('skills', 'skills-again') and x.ready_at is not null order by x.changed_at`.execute(db),
    sql<ActionsRow>`
      select a.owner_id as person_id, count(*) as due, count(a.done_at) as done from circles c join actions a on a.circle_id = c.id
      where c.cohort_id = ${cohortId} and (a.due_on < ${today} or a.done_at is not null) group by a.owner_id`.execute(db),
    sql<{ id: string; function: string; site: string }>`
      select distinct p.id, coalesce(p.department, '') as function, coalesce(p.office_location, '') as site from people p
      where p.id in (
        select person_id from enrolments where cohort_id = ${cohortId}
        union select m.person_id from circles c join circle_members m on m.circle_id = c.id where c.cohort_id = ${cohortId}
        union select a.owner_id from circles c join actions a on a.circle_id = c.id where c.cohort_id = ${cohortId})`.execute(db),
    sql<{ function: string; site: string; people: number }>`
      select coalesce(department, '') as function, coalesce(office_location, '') as site, count(*) as people from people
      where account_enabled and not guest and removed_at is null group by 1, 2`.execute(db),
  ])
  return {
    enrolments: enrolments.rows,
    moves: moves.rows,
    circles: circles.rows,
    goals: goals.rows,
    skills: skills.rows,
    actions: actions.rows,
    placeOf: new Map(places.rows.map(({ id, ...place }) => [id, place])),
    eligible: eligible.rows,
  }
}
