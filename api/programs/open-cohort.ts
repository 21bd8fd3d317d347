import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Cohort, NewCohort, NewProgram, Program } from './contract.ts'
import { getCohort, latestToday } from './get-cohort.ts'
import { findPack } from './list-packs.ts'
import { usualPack } from './packs/built-in.ts'
import { findRecord } from '../people/get-person.ts'
import { refreshProfiles } from '../people/refresh-profiles.ts'
import type { Pack } from '../roadmap/plan/content.ts'
import { findProgram, insertCohort, insertProgram } from './store.ts'

/**
 * Sets up a program with a copy of its pack, so that what becomes of the pack later changes nothing for its circles.
 * @throws AppError invalid_input when there is no such pack, or the mailbox for its meetings is nobody's who has one.
 */
export async function openProgram(context: Context, organizerId: string, input: NewProgram): Promise<Program> {
  if (input.seriesMailbox !== 'mentor') await requireMailbox(context, input.seriesMailbox)
  const { pack: chosen, ...rest } = input
  const pack = await choosePack(context, chosen)
  const program: Program = {
    ...rest,
    id: context.newId(),
    theme: (rest.theme === undefined ? pack.hashtag : rest.theme) || null,
    purpose: rest.purpose ?? pack.purpose,
    sessions: pack.sessions.length,
    sessionMinutes: pack.minutes,
    seriesMailbox: rest.seriesMailbox.toLowerCase(),
  }
  await insertProgram(context.db, program, { pack, createdBy: organizerId, createdAt: context.now() })
  return program
}

/**
 * Opens a cohort for enrolment.
 * @throws AppError not_found | dates_out_of_order
 */
export async function openCohort(context: Context, organizerId: string, programId: string, input: NewCohort): Promise<Cohort> {
  const program = await findProgram(context.db, programId)
  if (!program) throw new AppError('not_found', 'There is no such program.')
  if (input.enrolUntilOn < latestToday(context.now())) throw new AppError('dates_out_of_order', 'The last day to enrol lies in the past. Choose today or a later day.')
  if (input.startsOn < input.enrolUntilOn) throw new AppError('dates_out_of_order', 'Sessions cannot start before enrolment ends. Move the start to a later day.')
  // The first session may fall up to a month after the start, and each further one a month later.
  const endsOn = Temporal.PlainDate.from(input.startsOn).add({ months: program.sessions }).toString()
  const id = context.newId()
  await insertCohort(context.db, { ...input, id, programId, endsOn, createdBy: organizerId, createdAt: context.now() })
  return getCohort(context, id)
}

async function choosePack(context: Context, chosen: NewProgram['pack']): Promise<Pack> {
  if (!chosen) return usualPack()
  const kept = await findPack(context, chosen.id, chosen.version)
  if (kept) return kept.pack
  const message = 'There is no such pack. Choose one of the list, or import it first.'
  throw new AppError('invalid_input', message, [{ path: 'pack', message }])
}

/** A mailbox that nobody has looked at since it was made is looked at now. @throws AppError invalid_input when it is nobody's who has one. */
export async function requireMailbox(context: Context, personId: string): Promise<void> {
  const before = await findRecord(context, personId)
  if (before?.mailbox === 'unknown') await refreshProfiles(context, [before.id])
  const person = await findRecord(context, personId)
  if (person?.enabled && person.mailbox === 'cloud') return
  const message = 'Choose somebody in the directory who has a mailbox in Exchange Online.'
  throw new AppError('invalid_input', message, [{ path: 'seriesMailbox', message }])
}
