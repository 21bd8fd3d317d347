import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { everybody } from '../people/policy.ts'
import * as contract from './contract.ts'
import { findInMeeting } from './find-in-meeting.ts'
import { getSession } from './get-session.ts'
import { getCertificate, getInsight } from './look-back.ts'
import { markAbsent } from './mark-absent.ts'
import { pressRun } from './press-run.ts'
import { saveExercise } from './save-exercise.ts'
import { saveNote } from './save-note.ts'
import { addAction, changeAction, listActions, removeAction } from './write-action.ts'
import { addIdea, changeIdea, listIdeas } from './write-idea.ts'

/** Whoever is signed in may ask; each verb answers the members of the circle alone. */
export function mountSessions(http: Http, context: Context): void {
  bind(http, contract.getSession, everybody, ({ caller, params }) => getSession(context, caller.personId, params))
  bind(http, contract.findInMeeting, everybody, ({ caller, query }) => findInMeeting(context, caller.personId, query.chatId))
  bind(http, contract.saveExercise, everybody, ({ caller, params, input }) => saveExercise(context, caller.personId, { ...params, ...input }))
  bind(http, contract.saveNote, everybody, ({ caller, params, input }) => saveNote(context, caller.personId, { ...params, ...input }))
  bind(http, contract.pressRun, everybody, ({ caller, params, input }) => pressRun(context, caller.personId, { ...params, ...input }))
  bind(http, contract.markAbsent, everybody, ({ caller, params, input }) => markAbsent(context, caller.personId, { ...params, ...input }))
  bind(http, contract.listActions, everybody, async ({ caller, params }) => ({ actions: await listActions(context, caller.personId, params.circleId) }))
  bind(http, contract.addAction, everybody, ({ caller, params, input }) => addAction(context, caller.personId, { ...params, ...input }))
  bind(http, contract.changeAction, everybody, ({ caller, params, input }) => changeAction(context, caller.personId, params.actionId, input))
  bind(http, contract.removeAction, everybody, async ({ caller, params }) => {
    await removeAction(context, caller.personId, params.actionId)
    return { done: true as const }
  })
  bind(http, contract.listIdeas, everybody, async ({ caller, params }) => ({ ideas: await listIdeas(context, caller.personId, params.circleId) }))
  bind(http, contract.addIdea, everybody, ({ caller, params, input }) => addIdea(context, caller.personId, params.circleId, input))
  bind(http, contract.changeIdea, everybody, ({ caller, params, input }) => changeIdea(context, caller.personId, params.ideaId, input))
  bind(http, contract.getCertificate, everybody, ({ caller, params }) => getCertificate(context, caller.personId, params.circleId))
  bind(http, contract.getInsight, everybody, ({ caller, params }) => getInsight(context, caller.personId, params.circleId))
}
