import type { Context } from '../context.ts'
import { AppError, type ErrorDetail } from '../errors.ts'
import { getSignedIn } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort, isEnrolling } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import type { Answers } from './contract.ts'
import { findApprover } from './find-approver.ts'
import { askFirst } from './ask-first.ts'
import { hasPlace, lockWithCohort, waitsForDraw } from './give-places.ts'
import { mayChangeAnswers, mayMove } from './state.ts'
import { type EnrolmentRecord, findMine, insertDraft, moveEnrolment, saveDraft } from './store.ts'

/**
 * Keeps answers as a draft that only its owner sees. After declined or withdrawn, saving begins a new enrolment.
 * @throws AppError not_found | enrolment_closed | enrolment_wrong_state
 */
export async function saveEnrolment(context: Context, personId: string, cohortId: string, answers: Answers): Promise<EnrolmentRecord> {
  await getSignedIn(context, personId)
  const cohort = await getCohort(context, cohortId)
  if (!isEnrolling(context, cohort)) throw new AppError('enrolment_closed', 'Enrolment for this cohort has closed. Your answers stay here for the next one.')
  const current = await findMine(context.db, cohortId, personId)
  if (!current || current.state === 'declined' || current.state === 'withdrawn') {
    const begun = (await insertDraft(context.db, { id: context.newId(), cohortId, personId, answers, savedAt: context.now() })) ?? (await findMine(context.db, cohortId, personId))
    if (!begun) throw new AppError('enrolment_wrong_state', 'This was changed in another window. Reload to see it.')
    return begun
  }
  const saved = mayChangeAnswers(current.state) ? await saveDraft(context.db, current.id, answers, context.now()) : null
  if (!saved) throw new AppError('enrolment_wrong_state', 'This has been sent already. Take it back first to change it.')
  return saved
}

/**
 * Sends a draft to whoever decides; where nobody needs to be asked, it is approved at once.
 * @throws AppError not_found | enrolment_closed | enrolment_incomplete | enrolment_wrong_state
 */
export async function submitEnrolment(context: Context, personId: string, cohortId: string): Promise<EnrolmentRecord> {
  const cohort = await getCohort(context, cohortId)
  if (!isEnrolling(context, cohort)) throw new AppError('enrolment_closed', 'Enrolment for this cohort has closed. Your answers stay here for the next one.')
  const person = await getSignedIn(context, personId)
  const draft = await findMine(context.db, cohortId, personId)
  if (!draft) throw new AppError('not_found', 'There is nothing to send yet. Fill in the form first.')

  return context.db.transaction().execute(async (trx) => {
    const found = await lockWithCohort(trx, draft.id)
    const record = found?.record
    if (record?.state === 'submitted') return record
    if (!record || !mayMove(record.state, 'submitted', 'owner')) throw new AppError('enrolment_wrong_state', 'This has been decided already. Reload to see it.')
    // Asked of the row that is held: answers saved in another window a moment ago must not slip past the form's rules or the approver.
    const missing = whatIsMissing(record.answers, person.department)
    if (missing.length > 0) throw new AppError('enrolment_incomplete', missing.length === 1 ? (missing[0]?.message ?? '') : `${missing.length} things are missing.`, missing)
    const now = context.now()
    const approver = await findApprover({ db: trx }, person, cohort, record.answers.role)
    const clock = approver ? await askFirst(context, trx, record, found.cohort, approver) : { approverId: null }
    const sent = await moveEnrolment(trx, record, { to: 'submitted', byPersonId: personId, door: 'tab', why: 'sent', now }, { submittedAt: now, ...clock })
    if (!approver) return letIn(context, trx, found.cohort, sent, now)
    await context.jobs.publish(trx, 'enrolment.submitted', { enrolmentId: record.id })
    return sent
  })
}

/** Nobody needs to be asked. */
async function letIn(context: Context, trx: Trx, cohort: Cohort, record: EnrolmentRecord, now: number): Promise<EnrolmentRecord> {
  const place = await hasPlace(context, trx, cohort, record.answers.role)
  const why = !place && (await waitsForDraw(trx, cohort.id)) ? 'waits-for-draw' : 'nobody-to-ask'
  return moveEnrolment(trx, record, { to: place ? 'approved' : 'waitlisted', byPersonId: null, door: 'system', why, now }, { decidedAt: now, decidedBy: null, waitsFor: place ? null : 'place' })
}

/** What a role's form needs before it can be sent, each with the way to its field. */
function whatIsMissing(answers: Answers, department: string | null): ErrorDetail[] {
  const missing: ErrorDetail[] = []
  if (answers.role === 'mentee') {
    if (answers.skillsWanted.length === 0) missing.push({ path: 'skillsWanted', message: 'Name at least one thing you would like to learn.' })
    if (answers.goals.length < 10) missing.push({ path: 'goals', message: 'Say in a sentence what you would like to reach.' })
    const others = answers.functionsToExplore.filter((name) => name !== department)
    if (others.length === 0) missing.push({ path: 'functionsToExplore', message: 'Choose at least one department other than your own.' })
  } else if (answers.skillsOffered.length === 0) {
    missing.push({ path: 'skillsOffered', message: 'Name at least one thing you can pass on.' })
  }
  return missing
}
