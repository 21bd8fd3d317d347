import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { insertQuestion, listAsks, listQuestions, saveAnswer } from './asks-store.ts'
import { refuseOnceOver } from './end-season.ts'
import { type EnrolmentRecord, findEnrolment, lockEnrolment } from './store.ts'

/**
 * Brings a question of somebody who is asked to the person whom it is about. The request stays open meanwhile. Pressing twice is as good as once.
 * @throws AppError not_found to anybody who is not asked | enrolment_already_decided | season_over | question_waiting while an earlier question of theirs has no answer.
 */
export async function askAboutEnrolment(context: Context, request: { enrolmentId: string; byPersonId: string; question: string }): Promise<EnrolmentRecord> {
  const { enrolmentId, byPersonId } = request
  const outcome = await context.db.transaction().execute(async (trx): Promise<EnrolmentRecord | AppError> => {
    const record = await lockEnrolment(trx, enrolmentId)
    const asks = record ? await listAsks(trx, [enrolmentId]) : []
    if (!record || !asks.some((ask) => ask.personId === byPersonId && !ask.superseded)) throw new AppError('not_found', 'There is no request for you here.')
    const over = await refuseOnceOver(context, trx, record, await getCohort({ db: trx }, record.cohortId))
    if (over) return over
    if (record.state !== 'submitted') throw new AppError('enrolment_already_decided', 'This has been decided already. Write to the person directly if you want to know more.')
    const open = (await listQuestions(trx, [enrolmentId])).find((question) => question.byPersonId === byPersonId && question.answeredAt === null)
    if (open?.question === request.question) return record
    if (open) throw new AppError('question_waiting', 'Your question is with them already. Ask again when the answer is there.')
    const question = { id: context.newId(), enrolmentId, byPersonId, question: request.question, askedAt: context.now() }
    await insertQuestion(trx, question)
    await context.jobs.publish(trx, 'enrolment.question-asked', { questionId: question.id })
    return record
  })
  if (outcome instanceof AppError) throw outcome
  return outcome
}

/**
 * Takes the owner's answer to every question that waits for one; whoever asked hears of it. An answer to what was answered
 * already changes nothing.
 * @throws AppError not_found for an enrolment of somebody else, or where nobody has asked.
 */
export async function answerQuestion(context: Context, personId: string, enrolmentId: string, answer: string): Promise<EnrolmentRecord> {
  await context.db.transaction().execute(async (trx) => {
    const record = await lockEnrolment(trx, enrolmentId)
    const questions = record?.personId === personId ? await listQuestions(trx, [enrolmentId]) : []
    if (questions.length === 0) throw new AppError('not_found', 'There is no question for you here.')
    await saveAnswer(trx, enrolmentId, answer, context.now())
    for (const question of questions) if (question.answeredAt === null) await context.jobs.publish(trx, 'enrolment.question-answered', { questionId: question.id })
  })
  const record = await findEnrolment(context.db, enrolmentId)
  if (!record) throw new AppError('not_found', 'There is no question for you here.')
  return record
}
