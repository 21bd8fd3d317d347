import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { bind, type Http } from '../http/bind.ts'
import { getPeople, getSignedIn } from '../people/get-person.ts'
import { everybody, organizers } from '../people/policy.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { decideEnrolment as decideEndpoint, getMyEnrolment, getMyWishes, listApprovals, listEnrolments, saveMyEnrolment, saveMyWishes, submitMyEnrolment, withdrawEnrolment as withdrawEndpoint } from './contract.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import { findApprover } from './find-approver.ts'
import { keepWishes } from './keep-wishes.ts'
import { findWishes } from './list-wishes.ts'
import { answersOfRole, presentApprovals, presentEnrolment, presentEnrolments, presentWishes } from './present.ts'
import { listAsks } from './asks-store.ts'
import { findMine, listByApprover, listByCohort } from './store.ts'
import { saveEnrolment, submitEnrolment } from './submit-enrolment.ts'
import { withdrawEnrolment } from './withdraw-enrolment.ts'

export function mountEnrolment(http: Http, context: Context): void {
  bind(http, getMyEnrolment, everybody, async ({ caller, params }) => {
    const me = await getSignedIn(context, caller.personId)
    const cohort = await getCohort(context, params.cohortId)
    const record = await findMine(context.db, cohort.id, me.id)
    const approverId = await findApprover(context, me.id, cohort, 'mentee')
    const person = await getPeople(context, [approverId])
    return { cohort, enrolment: record ? await presentEnrolment(context, record) : null, approver: approverId ? person(approverId) : null }
  })
  bind(http, saveMyEnrolment, everybody, async ({ caller, params, input }) => presentEnrolment(context, await saveEnrolment(context, caller.personId, params.cohortId, input)))
  bind(http, submitMyEnrolment, everybody, async ({ caller, params }) => presentEnrolment(context, await submitEnrolment(context, caller.personId, params.cohortId)))
  bind(http, withdrawEndpoint, everybody, async ({ caller, params }) => presentEnrolment(context, await withdrawEnrolment(context, caller.personId, params.enrolmentId)))

  bind(http, getMyWishes, everybody, async ({ caller, params }) => {
    const me = await getSignedIn(context, caller.personId)
    const cohort = await getCohort(context, params.cohortId)
    return presentWishes(context, await findWishes(context, cohort.id, me.id))
  })
  bind(http, saveMyWishes, everybody, async ({ caller, params, input }) => presentWishes(context, await keepWishes(context, caller.personId, params.cohortId, input)))

  bind(http, listApprovals, everybody, async ({ caller }) => ({ approvals: await presentApprovals(context, await listByApprover(context.db, caller.personId), caller.personId) }))
  bind(http, decideEndpoint, everybody, async ({ caller, params, input }) => {
    const { record, changed } = await decideEnrolment(context, { ...input, enrolmentId: params.enrolmentId, byPersonId: caller.personId, door: 'tab' })
    const [approval] = await presentApprovals(context, [record], caller.personId)
    if (!approval) throw new AppError('not_found', 'There is no request for you here.')
    const asked = input.decision === 'approve' ? ['approved', 'waitlisted', 'matched', 'completed'] : ['declined']
    if (!changed && !asked.includes(record.state)) throw new AppError('enrolment_already_decided', `This is already ${record.state}. Nothing was changed.`)
    return approval
  })

  bind(http, listEnrolments, organizers, async ({ params }) => {
    const cohort = await getCohort(context, params.cohortId)
    const enrolments = await presentEnrolments(context, await listByCohort(context.db, cohort.id))
    const asks = Map.groupBy(await listAsks(context.db, enrolments.map((enrolment) => enrolment.id)), (ask) => ask.enrolmentId)
    const person = await getPeople(context, [...asks.values()].flat().map((ask) => ask.personId))
    return {
      enrolments: enrolments.map((enrolment) => {
        const all = asks.get(enrolment.id) ?? []
        const lost = all.find((ask) => ask.closedAt === null && ask.way === 'tab')
        const stuck = lost ? `${person(lost.personId).displayName} could not be reached in Teams; the question waits in their tab. ${lost.attempts.at(-1)?.problem ?? ''}`.trimEnd() : null
        return { enrolment: { ...enrolment, answers: answersOfRole(enrolment.answers) }, asks: all.map((ask) => ({ person: person(ask.personId), why: null, way: ask.way, askedAt: ask.askedAt, remindedAt: ask.remindedAt })), stuck }
      }),
    }
  })
}
