import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Cohort } from '../programs/contract.ts'
import { cohortColumn, cohortIn } from '../programs/get-cohort.ts'
import { renamed } from '../store/nested.ts'
import type { Db } from '../store/open.ts'
import type { AskRecord, CopyRecord, QuestionRecord } from './asks-store.ts'
import { type EnrolmentRecord, toRecord } from './store.ts'

/** An enrolment in its cohort, with everybody who is or was asked about it, and what they asked, each oldest first. */
export type Request = { record: EnrolmentRecord; cohort: Cohort | null; asks: AskRecord[]; questions: QuestionRecord[] }
/** A message about it, and whom it was sent to. `undrawnSince`: since when it could not be drawn anew. */
export type SentCopy = CopyRecord & { personId: string; undrawnSince: number | null }

/** Reads a request in one statement; null where there is none by that id. */
export async function readRequest(db: Db, enrolmentId: string): Promise<Request | null> {
  const row = await ofRequest(db, enrolmentId).executeTakeFirst()
  return row ? toRequest(row) : null
}

/** The same with every message about it, the oldest first. */
export async function readRequestWithCopies(db: Db, enrolmentId: string): Promise<(Request & { copies: SentCopy[] }) | null> {
  const row = await ofRequest(db, enrolmentId)
    .select((e) =>
      jsonArrayFrom(
        e
          .selectFrom('approvalCopies')
          .innerJoin('approvalAsks', 'approvalAsks.id', 'approvalCopies.askId')
          .selectAll('approvalCopies')
          .select('approvalAsks.personId')
          .whereRef('approvalAsks.enrolmentId', '=', 'enrolments.id')
          .orderBy('sentAt'),
      ).as('copies'),
    )
    .executeTakeFirst()
  if (!row) return null
  const { copies, ...rest } = row
  return { ...toRequest(rest), copies: renamed(copies) }
}

function ofRequest(db: Db, enrolmentId: string) {
  return db
    .selectFrom('enrolments')
    .selectAll('enrolments')
    .select((e) => [
      cohortColumn(e.ref('enrolments.cohortId')).as('cohorts'),
      jsonArrayFrom(e.selectFrom('approvalAsks').selectAll('approvalAsks').whereRef('approvalAsks.enrolmentId', '=', 'enrolments.id').orderBy('askedAt').orderBy('id')).as('asks'),
      jsonArrayFrom(e.selectFrom('enrolmentQuestions').selectAll('enrolmentQuestions').whereRef('enrolmentQuestions.enrolmentId', '=', 'enrolments.id').orderBy('askedAt').orderBy('id')).as('questions'),
    ])
    .where('enrolments.id', '=', enrolmentId)
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof ofRequest>['executeTakeFirst']>>>

function toRequest({ asks, questions, cohorts, ...row }: Row): Request {
  return { record: toRecord(row), cohort: cohortIn(cohorts), asks: renamed(asks), questions: renamed(questions) }
}
