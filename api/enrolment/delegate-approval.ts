import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { FoundPerson } from '../people/contract.ts'
import { findRecord, type PersonRecord } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { findDelegate, listAsks, openAsk, saveDelegate } from './asks-store.ts'
import { refuseOnceOver } from './end-season.ts'
import { type EnrolmentRecord, lockEnrolment, setEnrolment } from './store.ts'

/** Most colleagues who are asked by being handed one request, at once: what somebody wrote about themselves shall not go around. */
const mostDelegates = 3

/**
 * Hands a request on to a colleague, who is then asked too; whoever hands it on may still answer. Pressing twice is as good as once.
 * @throws AppError not_found to anybody who is not asked | enrolment_already_decided | season_over | invalid_input for a colleague who cannot be asked, and for a fourth one.
 */
export async function delegateApproval(context: Context, request: { enrolmentId: string; byPersonId: string; toPersonId: string }): Promise<EnrolmentRecord> {
  const { enrolmentId, byPersonId } = request
  const toPersonId = request.toPersonId.toLowerCase()
  const outcome = await context.db.transaction().execute(async (trx): Promise<EnrolmentRecord | AppError> => {
    const record = await lockEnrolment(trx, enrolmentId)
    const asks = record ? await listAsks(trx, [enrolmentId]) : []
    if (!record || !asks.some((ask) => ask.personId === byPersonId && !ask.superseded)) throw new AppError('not_found', 'There is no request for you here.')
    const over = await refuseOnceOver(context, trx, record, await getCohort({ db: trx }, record.cohortId))
    if (over) return over
    if (record.state !== 'submitted') throw new AppError('enrolment_already_decided', 'This has been decided already, so there is nothing to hand on.')
    const asked = asks.find((ask) => ask.personId === toPersonId && ask.closedAt === null)
    if (asked?.byPersonId === byPersonId) return record
    if (toPersonId === byPersonId) throw refused('You are asked already. Choose somebody else.')
    if (toPersonId === record.personId) throw refused('Nobody decides on their own request. Choose somebody else.')
    if (asked) throw refused('They are asked already. Choose somebody else, or leave it with them.')
    const delegates = asks.filter((ask) => ask.why === 'delegate' && ask.closedAt === null)
    if (delegates.length >= mostDelegates) throw refused('Three colleagues have been asked to answer this already. Wait for one of them, or answer it yourself.')
    await requireColleague({ db: trx }, toPersonId)
    await openAsk(trx, { id: context.newId(), enrolmentId, personId: toPersonId, why: 'delegate', byPersonId, askedAt: context.now() })
    await setEnrolment(trx, enrolmentId, { approverId: toPersonId })
    await context.jobs.publish(trx, 'approval.asked', { enrolmentId })
    return { ...record, approverId: toPersonId }
  })
  if (outcome instanceof AppError) throw outcome
  return outcome
}

/** Whom somebody named to answer for them while they are out of office; null for nobody, also where that one has left since. */
export async function getMyDelegate(context: Pick<Context, 'db'>, personId: string): Promise<FoundPerson | null> {
  const delegateId = await findDelegate(context.db, personId)
  const delegate = delegateId === null ? null : await findRecord(context, delegateId)
  if (!delegate?.enabled) return null
  const { id, displayName, jobTitle, department } = delegate
  return { id, displayName, jobTitle, department }
}

/** @throws AppError invalid_input for oneself, and for whoever cannot be asked. */
export async function saveMyDelegate(context: Pick<Context, 'db' | 'now'>, personId: string, delegateId: string | null): Promise<FoundPerson | null> {
  const wanted = delegateId?.toLowerCase() ?? null
  if (wanted === personId) throw refused('While you are away somebody else has to answer. Choose a colleague.')
  if (wanted !== null) await requireColleague(context, wanted)
  await saveDelegate(context.db, personId, wanted, context.now())
  return getMyDelegate(context, personId)
}

async function requireColleague(context: Pick<Context, 'db'>, personId: string): Promise<PersonRecord> {
  const person = await findRecord(context, personId)
  if (!person?.enabled || person.guest) throw refused('Choose a colleague with an active account.')
  return person
}

function refused(message: string): AppError {
  return new AppError('invalid_input', message, [{ path: 'personId', message }])
}
