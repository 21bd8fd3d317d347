import { freshId, type Tenant } from '../tenant.ts'
import { GraphFault, read, readList, readText, type GraphRequest, type GraphRoute } from './odata.ts'
import { directoryPerson } from './people.ts'
import type { Installations } from './teams.ts'

/** A line of somebody's activity feed; `at` on the rehearsal's clock. */
export type ActivityNotification = {
  id: string
  at: string
  personId: string
  activityType: string
  /** A later one of the same number takes the place of the earlier. */
  chainId: number | null
  /** The manifest's words for this type of activity, filled in; the type itself where no manifest is known. */
  title: string
  text: string
  webUrl: string | null
  templateParameters: { name: string; value: string }[]
  /** Whether the person has looked at it. */
  seen: boolean
}

/** The activity feed (Microsoft: "userTeamwork: sendActivityNotification"). */
export function feedRoutes(tenant: Tenant, installations: Installations, notifications: ActivityNotification[]): GraphRoute[] {
  return [
    {
      method: 'POST',
      area: 'teams',
      path: '/users/:id/teamwork/sendActivityNotification',
      application: ['TeamsActivity.Send'],
      delegated: ['TeamsActivity.Send'],
      resourceSpecific: 'TeamsActivity.Send.User',
      handle(request) {
        const person = directoryPerson(tenant, request.params['id'] ?? '')
        if (!installations.has(person.id)) throw new GraphFault(403, 'Forbidden', 'The application is not installed for the recipient.')
        const notification = notificationFrom(tenant, person.id, request)
        const earlier = notifications.findIndex((one) => one.personId === person.id && one.chainId !== null && one.chainId === notification.chainId)
        if (earlier >= 0) notifications.splice(earlier, 1)
        notifications.push(notification)
        tenant.memory.changed()
        return { status: 204 }
      },
    },
  ]
}

function notificationFrom(tenant: Tenant, personId: string, request: GraphRequest): ActivityNotification {
  const topic = read(request.body, 'topic')
  const source = readText(topic, 'source')
  const webUrl = readText(topic, 'webUrl') ?? null
  const activityType = readText(request.body, 'activityType')
  const text = readText(read(request.body, 'previewText'), 'content')
  const chainId = read(request.body, 'chainId') ?? null
  if (source !== 'entityUrl' && source !== 'text') throw new GraphFault(400, 'BadRequest', "'topic.source' must be entityUrl or text.")
  if (!readText(topic, 'value')) throw new GraphFault(400, 'BadRequest', "'topic.value' is missing.")
  if (source === 'text' && !webUrl?.startsWith('https://teams.microsoft.com/l/')) throw new GraphFault(400, 'BadRequest', "'topic.webUrl' must be a Teams deep link when the source is text.")
  if (!activityType || text === undefined) throw new GraphFault(400, 'BadRequest', "'activityType' and 'previewText' are required.")
  if (chainId !== null && !Number.isSafeInteger(chainId)) throw new GraphFault(400, 'BadRequest', "'chainId' must be a whole number.")
  const templateParameters = readList(request.body, 'templateParameters').map((entry) => ({ name: readText(entry, 'name') ?? '', value: readText(entry, 'value') ?? '' }))
  const title = titleOf(tenant, activityType, templateParameters)
  return { id: freshId(), at: tenant.clock.now().toString(), personId, activityType, chainId: chainId as number | null, title, text, webUrl, templateParameters, seen: false }
}

/** Teams knows the types of activity that the app's manifest declares, and fills their words in. */
function titleOf(tenant: Tenant, activityType: string, parameters: ActivityNotification['templateParameters']): string {
  const declared = tenant.registration.declared?.activityTypes
  if (!declared) return activityType
  const type = declared.find((one) => one.type === activityType)
  if (!type) throw new GraphFault(400, 'BadRequest', `Application does not declare the activity type '${activityType}'.`)
  return type.templateText.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    if (name === 'actor') return 'Crosspath'
    const value = parameters.find((parameter) => parameter.name === name)?.value
    if (value === undefined) throw new GraphFault(400, 'BadRequest', `The template parameter '${name}' of the activity type '${activityType}' has no value.`)
    return value
  })
}
