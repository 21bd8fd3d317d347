import type { Context } from '../context.ts'
import { sendNudges } from './send-nudges.ts'

/** Two at once: what waits for Teams holds up nobody's calendar. */
const senders = 2

export function registerNudgeJobs(context: Context): void {
  context.jobs.on('nudges.due', 'send-nudges', ({ personIds }) => sendNudges(context, personIds), { concurrency: senders })
}
