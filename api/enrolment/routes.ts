import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { bind, type Http } from '../http/bind.ts'
import { getPeople, getSignedIn } from '../people/get-person.ts'
import { everybody, organizers, organizersAndAuditors } from '../people/policy.ts'
import { getCohort } from '../programs/get-cohort.ts'
import {
  type Decision,
  type EnrolmentState,
  answerQuestion as answerEndpoint,
  choosePlacesBy as choosePlacesByEndpoint,
  drawPlaces as drawPlacesEndpoint,
  getPlaceDraw as getPlaceDrawEndpoint,
  listPlaceLots,
  askAboutEnrolment as askEndpoint,
  decideEnrolment as decideEndpoint,
  delegateApproval as delegateEndpoint,
  getMyDelegate as getDelegateEndpoint,
  getMyEnrolment,
  getMyWishes,
  listApprovals,
  listEnrolmentMoves as listMovesEndpoint,
  listEnrolments,
  pauseEnrolment as pauseEndpoint,
  remindApprover as remindEndpoint,
  resumeEnrolment as resumeEndpoint,
  saveMyDelegate as saveDelegateEndpoint,
  saveMyEnrolment,
  saveMyWishes,
  submitMyEnrolment,
  withdrawEnrolment as withdrawEndpoint,
} from './contract.ts'
import { answerQuestion, askAboutEnrolment } from './ask-about-enrolment.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import { delegateApproval, getMyDelegate, saveMyDelegate } from './delegate-approval.ts'
import { listEnrolmentMoves } from './describe-moves.ts'
import { choosePlacesBy, drawPlaces, getPlaceDraw, listLots } from './draw-places.ts'
import { findApprover } from './find-approver.ts'
import { keepWishes } from './keep-wishes.ts'
import { findWishes } from './list-wishes.ts'
import { presentApproval, presentApprovals, presentEnrolment, presentWishes } from './present.ts'
import { presentRow, presentRows } from './present-rows.ts'
import { remindApprover } from './remind-approver.ts'
import { type EnrolmentRecord, findMine, listByApprover, listByCohort } from './store.ts'
import { saveEnrolment, submitEnrolment } from './submit-enrolment.ts'
import { pauseEnrolment, resumeEnrolment } from './take-break.ts'
import { withdrawEnrolment } from './withdraw-enrolment.ts'

export function mountEnrolment(http: Http, context: Context): void {
  bind(http, getMyEnrolment, everybody, async ({ caller, params }) => {
    const me = await getSignedIn(context, caller.personId)
    const cohort = await getCohort(context, params.cohortId)
    const record = await findMine(context.db, cohort.id, me.id)
    const approver = await findApprover(context, me, cohort, 'mentee')
    const person = await getPeople(context, [approver?.personId ?? null])
    return { cohort, enrolment: record ? await presentEnrolment(context, record) : null, approver: approver ? person(approver.personId) : null }
  })
  bind(http, saveMyEnrolment, everybody, async ({ caller, params, input }) => presentEnrolment(context, await saveEnrolment(context, caller.personId, params.cohortId, input)))
  bind(http, submitMyEnrolment, everybody, async ({ caller, params }) => presentEnrolment(context, await submitEnrolment(context, caller.personId, params.cohortId)))
  bind(http, withdrawEndpoint, everybody, async ({ caller, params }) => presentEnrolment(context, await withdrawEnrolment(context, caller.personId, params.enrolmentId)))
  bind(http, pauseEndpoint, everybody, async ({ caller, params, input }) => presentEnrolment(context, await pauseEnrolment(context, caller.personId, params.enrolmentId, input.untilOn)))
  bind(http, resumeEndpoint, everybody, async ({ caller, params }) => presentEnrolment(context, await resumeEnrolment(context, caller.personId, params.enrolmentId)))
  bind(http, listMovesEndpoint, everybody, async ({ caller, params }) => ({ moves: await listEnrolmentMoves(context, { personId: caller.personId, isOrganizer: organizers(caller) }, params.enrolmentId) }))

  bind(http, getMyWishes, everybody, async ({ caller, params }) => {
    const me = await getSignedIn(context, caller.personId)
    const cohort = await getCohort(context, params.cohortId)
    return presentWishes(context, await findWishes(context, cohort.id, me.id))
  })
  bind(http, saveMyWishes, everybody, async ({ caller, params, input }) => presentWishes(context, await keepWishes(context, caller.personId, params.cohortId, input)))

  bind(http, listApprovals, everybody, async ({ caller }) => ({ approvals: await presentApprovals(context, await listByApprover(context.db, caller.personId), caller.personId) }))
  bind(http, decideEndpoint, everybody, async ({ caller, params, input }) => {
    const { record, changed } = await decideEnrolment(context, { ...input, enrolmentId: params.enrolmentId, byPersonId: caller.personId, door: 'tab' })
    if (!changed && !outcomesOf[input.decision].includes(record.state)) throw new AppError('enrolment_already_decided', await alreadyDecided(context, record, caller.personId))
    return presentApproval(context, record, caller.personId)
  })
  bind(http, askEndpoint, everybody, async ({ caller, params, input }) => presentApproval(context, await askAboutEnrolment(context, { ...params, byPersonId: caller.personId, question: input.question }), caller.personId))
  bind(http, answerEndpoint, everybody, async ({ caller, params, input }) => presentEnrolment(context, await answerQuestion(context, caller.personId, params.enrolmentId, input.answer)))
  bind(http, delegateEndpoint, everybody, async ({ caller, params, input }) => presentApproval(context, await delegateApproval(context, { ...params, byPersonId: caller.personId, toPersonId: input.personId }), caller.personId))
  bind(http, getDelegateEndpoint, everybody, async ({ caller }) => ({ delegate: await getMyDelegate(context, caller.personId) }))
  bind(http, saveDelegateEndpoint, everybody, async ({ caller, input }) => ({ delegate: await saveMyDelegate(context, caller.personId, input.personId) }))

  bind(http, getPlaceDrawEndpoint, everybody, ({ params }) => getPlaceDraw(context, params.cohortId))
  bind(http, choosePlacesByEndpoint, organizers, ({ caller, params, input }) => choosePlacesBy(context, caller.personId, params.cohortId, input.by))
  bind(http, drawPlacesEndpoint, organizers, ({ caller, params }) => drawPlaces(context, caller.personId, params.cohortId))
  bind(http, listPlaceLots, organizersAndAuditors, async ({ params }) => {
    const cohort = await getCohort(context, params.cohortId)
    return { lots: await listLots(context.db, cohort.id) }
  })

  bind(http, remindEndpoint, organizers, async ({ caller, params }) => presentRow(context, await remindApprover(context, caller.personId, params.enrolmentId), caller.personId))
  bind(http, listEnrolments, organizers, async ({ caller, params }) => {
    const cohort = await getCohort(context, params.cohortId)
    return { enrolments: await presentRows(context, await listByCohort(context.db, cohort.id), caller.personId) }
  })
}

/** What somebody finds who pressed the same a moment later; anything else is news to them. */
const outcomesOf: Record<Decision['decision'], EnrolmentState[]> = {
  approve: ['approved', 'waitlisted', 'paused', 'matched', 'active', 'completed'],
  decline: ['declined'],
  'not-until': ['not-until'],
}

async function alreadyDecided(context: Context, record: EnrolmentRecord, viewerId: string): Promise<string> {
  const { state, decidedBy } = await presentApproval(context, record, viewerId)
  if (state === 'withdrawn') return 'They have taken their request back meanwhile. Nothing was changed.'
  const by = decidedBy === null ? '' : decidedBy.id === viewerId ? ' by you' : ` by ${decidedBy.displayName}`
  const outcome = state === 'declined' ? 'declined' : state === 'not-until' ? 'put off' : 'approved'
  return `This has been ${outcome}${by} already. Nothing was changed.`
}
