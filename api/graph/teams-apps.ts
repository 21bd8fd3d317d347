import { z } from 'zod'
import { type Graph, graphStatus } from './client.ts'
import { Hopeless } from './failures.ts'

const PermissionSet = z.object({ resourceSpecificPermissions: z.array(z.object({ permissionValue: z.string(), permissionType: z.string() })) })
const Definition = z.object({ publishingState: z.string().nullish(), authorization: z.object({ requiredPermissionSet: PermissionSet.nullish() }).nullish() })
const Apps = z.object({ value: z.array(z.object({ id: z.string(), appDefinitions: z.array(Definition).nullish() })) })

type OurApp = { id: string; asked: z.infer<typeof PermissionSet> | null | undefined }

/** Milliseconds. */
const keptFor = 10 * 60_000
const known = new WeakMap<Graph, { app: OurApp; until: number }>()

/**
 * Installs our own Teams app for a person, so that the bot may write to them. Already installed is as good as done.
 * What the app may do for whoever has it (its resource-specific permissions) is consented to as the catalogue's version asks for
 * it, which may be older than this code.
 * Source: learn.microsoft.com/graph/api/userteamwork-post-installedapps, learn.microsoft.com/graph/api/appcatalogs-list-teamsapps
 * @throws Hopeless when the app is not in the company's catalogue, GraphError when the person has no Teams.
 */
export async function installForPerson(graph: Graph, teamsAppId: string, personId: string): Promise<void> {
  const app = await findOurApp(graph, teamsAppId)
  try {
    await graph.post(`/users/${personId}/teamwork/installedApps`, {
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app.id}`,
      ...(app.asked && app.asked.resourceSpecificPermissions.length > 0 && { consentedPermissionSet: app.asked }),
    })
  } catch (error) {
    if (graphStatus(error) === 409) return
    known.delete(graph)
    throw error
  }
}

/** Read once for many people: a catalogue changes when somebody uploads a version. */
async function findOurApp(graph: Graph, teamsAppId: string): Promise<OurApp> {
  const kept = known.get(graph)
  if (kept && performance.now() < kept.until) return kept.app
  const query = `$filter=${encodeURIComponent(`externalId eq '${teamsAppId}'`)}&$expand=${encodeURIComponent('appDefinitions($select=id,publishingState,authorization)')}`
  const [app] = Apps.parse(await graph.get(`/appCatalogs/teamsApps?${query}`)).value
  if (!app) throw new Hopeless('The Crosspath app is not in the Teams catalogue of this company. Upload the app package first.')
  const definitions = app.appDefinitions ?? []
  const asked = (definitions.find((definition) => definition.publishingState === 'published') ?? definitions.at(-1))?.authorization?.requiredPermissionSet
  const found = { id: app.id, asked }
  known.set(graph, { app: found, until: performance.now() + keptFor })
  return found
}
