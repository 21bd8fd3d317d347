import type { Context } from '../context.ts'
import { sendInvitations } from './invite.ts'

export function registerImpactJobs(context: Context): void {
  context.jobs.on('invitations.due', 'send-invitations', ({ cohortId }) => sendInvitations(context, cohortId))
}
