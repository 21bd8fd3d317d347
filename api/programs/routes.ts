import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { everybody, organizers, organizersAndAuditors } from '../people/policy.ts'
import { changeCohort as changeCohortEndpoint, changeProgram as changeProgramEndpoint, exportPack as exportPackEndpoint, getCohort as getCohortEndpoint, getPack as getPackEndpoint, importPack as importPackEndpoint, listCohorts, listPacks as listPacksEndpoint, listPrograms, openCohort as openCohortEndpoint, openProgram as openProgramEndpoint } from './contract.ts'
import { changeCohort, changeProgram } from './change-cohort.ts'
import { getCohort, getCohorts } from './get-cohort.ts'
import { listProgramsOfPacks } from './get-pack.ts'
import { importPack } from './import-pack.ts'
import { exportPack, listPacks, showPack } from './list-packs.ts'
import { openCohort, openProgram } from './open-cohort.ts'

export function mountPrograms(http: Http, context: Context): void {
  bind(http, listPrograms, organizers, async () => ({ programs: await listProgramsOfPacks(context) }))
  bind(http, listPacksEndpoint, organizers, async () => ({ packs: await listPacks(context) }))
  bind(http, getPackEndpoint, organizers, ({ params, query }) => showPack(context, params.packId, query.version))
  bind(http, exportPackEndpoint, organizers, ({ params, query }) => exportPack(context, params.packId, query.version))
  bind(http, importPackEndpoint, organizers, ({ caller, input }) => importPack(context, caller.personId, input.text))
  bind(http, openProgramEndpoint, organizers, ({ caller, input }) => openProgram(context, caller.personId, input))
  bind(http, openCohortEndpoint, organizers, ({ caller, params, input }) => openCohort(context, caller.personId, params.programId, input))
  bind(http, changeProgramEndpoint, organizers, ({ params, input }) => changeProgram(context, params.programId, input))
  bind(http, changeCohortEndpoint, organizers, ({ params, input }) => changeCohort(context, params.cohortId, input))
  bind(http, listCohorts, everybody, async ({ caller }) => {
    const cohorts = await getCohorts(context)
    return { cohorts: organizersAndAuditors(caller) ? cohorts : cohorts.filter((cohort) => cohort.state !== 'finished') }
  })
  bind(http, getCohortEndpoint, everybody, ({ params }) => getCohort(context, params.cohortId))
}
