import { z } from 'zod'
import { type Graph, graphStatus } from './client.ts'

const Apps = z.object({ value: z.array(z.object({ id: z.string() })) })

/**
 * Installs our own Teams app for a person, so that the bot may write to them. Already installed is as good as done.
 * Source: learn.microsoft.com/graph/api/userteamwork-post-installedapps
 * @throws Error when the app is not in the company's catalogue, GraphError when the person has no Teams.
 */
export async function installForPerson(graph: Graph, teamsAppId: string, personId: string): Promise<void> {
  const apps = Apps.parse(await graph.get(`/appCatalogs/teamsApps?$filter=${encodeURIComponent(`externalId eq '${teamsAppId}'`)}`))
  const [app] = apps.value
  if (!app) throw new Error('The Crosspath app is not in the Teams catalogue of this company. Upload the app package first.')
  try {
    await graph.post(`/users/${personId}/teamwork/installedApps`, { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app.id}` })
  } catch (error) {
    if (graphStatus(error) !== 409) throw error
  }
}
