import type { Context } from '../context.ts'
import { keepExposure } from './keep-exposure.ts'
import { noteLeavers } from './note-leavers.ts'

export function registerSuccessionJobs(context: Context): void {
  context.jobs.on('people.synced', 'note-bench-leavers', () => noteLeavers(context))
  context.jobs.on('circle.met', 'keep-exposure', (met) => keepExposure(context, met))
}
