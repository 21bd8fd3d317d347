import type { CastPerson } from '../cast/types.ts'
import type { Tenant } from '../tenant.ts'
import { customZoneName, customZoneView } from './custom-zone.ts'
import { matches, parseFilter } from './filter.ts'
import { GraphFault, linkTo, pick, selection, wholeNumber, type GraphAnswer, type GraphRequest, type GraphRoute } from './odata.ts'
import { directoryPerson, mailboxOwner, resourceNotFound } from './people.ts'

/** What Graph sends when nothing is selected (Microsoft: "user resource type"). */
export const defaultUserProperties = [
  'businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName', 'id',
]
// Kept in SharePoint: one person at a time only.
const profileProperties = ['skills', 'interests', 'aboutMe', 'schools', 'responsibilities', 'pastProjects', 'birthday', 'hireDate', 'mySite']
const filterable = ['id', 'displayname', 'givenname', 'surname', 'mail', 'userprincipalname', 'department', 'jobtitle', 'accountenabled', 'usertype', 'officelocation']
const directoryPermissions = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']

/** Every property the stand-in knows of a person, but for those kept in SharePoint. */
export function userView(tenant: Tenant, person: CastPerson): Record<string, unknown> {
  return {
    businessPhones: [],
    displayName: person.displayName,
    givenName: person.givenName,
    jobTitle: person.jobTitle,
    mail: person.userPrincipalName,
    mobilePhone: null,
    officeLocation: person.officeLocation,
    preferredLanguage: person.preferredLanguage,
    surname: person.surname,
    userPrincipalName: person.userPrincipalName,
    id: person.id,
    accountEnabled: person.accountEnabled,
    companyName: tenant.companyName,
    department: person.department,
    userType: person.userType,
    proxyAddresses: person.mailbox ? [`SMTP:${person.userPrincipalName}`] : [],
  }
}

/** Throws for names no user has, so that a misspelt $select is noticed. */
export function checkUserSelection(tenant: Tenant, names: string[] | null, onOnePerson: boolean): void {
  const [anybody] = tenant.people.values()
  const known = new Set([...Object.keys(anybody ? userView(tenant, anybody) : {}), 'manager'].map((name) => name.toLowerCase()))
  for (const name of names ?? []) {
    const isProfile = profileProperties.some((profile) => profile.toLowerCase() === name.toLowerCase())
    if (isProfile && !onOnePerson) throw new GraphFault(501, 'NotImplemented', 'This operation target is not yet supported.')
    if (isProfile && ['skills', 'interests'].includes(name.toLowerCase())) continue
    if (!known.has(name.toLowerCase())) throw new GraphFault(501, 'NotImplemented', `The property '${name}' of users is not imitated.`)
  }
}

/** Users, managers and reports (Microsoft: "List users", "Get a user", "List manager", "List directReports"). */
export function userRoutes(tenant: Tenant): GraphRoute[] {
  const about = { method: 'GET', area: 'directory', application: directoryPermissions, delegated: directoryPermissions } as const
  const shared = { ...about, application: [...about.application], delegated: [...about.delegated] }

  function context(request: GraphRequest, names: string[] | null, set: string): string {
    return `${request.base}/$metadata#${set}${names ? `(${names.join(',')})` : ''}`
  }

  function list(request: GraphRequest, people: CastPerson[], set: string): GraphAnswer {
    const names = selection(request)
    checkUserSelection(tenant, names, false)
    if (request.query.has('$skip')) throw new GraphFault(400, 'Request_BadRequest', "'$skip' is not supported by the service.")
    const eventual = request.headers['consistencylevel']?.toLowerCase() === 'eventual'
    const counting = request.query.get('$count') === 'true' && eventual
    const filter = request.query.get('$filter')
    if (filter !== null && /\bne\b|\bnot\b|endswith/i.test(filter) && !counting) {
      throw new GraphFault(400, 'Request_UnsupportedQuery', 'Operator is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.')
    }
    const parsed = filter === null ? null : parseFilter(filter, filterable)
    let chosen = people.filter((person) => parsed === null || matches(parsed, userView(tenant, person)))
    chosen = search(chosen, request.query.get('$search'), eventual)
    chosen = order(chosen, request.query.get('$orderby'))
    const top = wholeNumber(request, '$top', { from: 1, to: 999 }, 100)
    const start = readToken(request.query.get('$skiptoken'))
    const page = chosen.slice(start, start + top)
    const next = start + top < chosen.length ? Buffer.from(JSON.stringify({ start: start + top })).toString('base64url') : null
    return {
      status: 200,
      body: {
        '@odata.context': context(request, names, set),
        ...(counting && start === 0 && { '@odata.count': chosen.length }),
        ...(next && { '@odata.nextLink': linkTo(request, { $skiptoken: next }) }),
        value: page.map((person) => expanded(request, person, pick(userView(tenant, person), names ?? defaultUserProperties))),
      },
    }
  }

  function expanded(request: GraphRequest, person: CastPerson, view: Record<string, unknown>): Record<string, unknown> {
    const expand = request.query.get('$expand')
    if (expand === null) return view
    const asked = /^manager(?:\(\$select=([^()]*)\))?$/i.exec(expand)
    if (!asked) throw new GraphFault(501, 'NotImplemented', `$expand=${expand} on users is not imitated.`)
    const manager = person.managerId ? tenant.people.get(person.managerId) : undefined
    if (!manager) return view
    const names = asked[1]?.split(',').map((name) => name.trim()) ?? defaultUserProperties
    return { ...view, manager: { '@odata.type': '#microsoft.graph.user', ...pick(userView(tenant, manager), names) } }
  }

  return [
    { ...shared, path: '/users', handle: (request) => list(request, [...tenant.people.values()], 'users') },
    {
      ...shared,
      path: '/users/:id',
      own: ['User.Read'],
      handle(request) {
        const person = directoryPerson(tenant, request.params['id'] ?? '')
        const names = selection(request)
        checkUserSelection(tenant, names, true)
        const whole = { ...userView(tenant, person), skills: person.skills, interests: person.interests }
        const view = expanded(request, person, pick(whole, names ?? defaultUserProperties))
        return { status: 200, body: { '@odata.context': `${context(request, names, 'users')}/$entity`, ...view } }
      },
    },
    {
      ...shared,
      path: '/users/:id/manager',
      handle(request) {
        const person = directoryPerson(tenant, request.params['id'] ?? '')
        const manager = person.managerId ? tenant.people.get(person.managerId) : undefined
        if (!manager) throw resourceNotFound('manager')
        const names = selection(request)
        checkUserSelection(tenant, names, false)
        const view = pick(userView(tenant, manager), names ?? defaultUserProperties)
        return { status: 200, body: { '@odata.context': `${context(request, names, 'directoryObjects')}/$entity`, '@odata.type': '#microsoft.graph.user', ...view } }
      },
    },
    {
      ...shared,
      path: '/users/:id/directReports',
      handle(request) {
        const manager = directoryPerson(tenant, request.params['id'] ?? '')
        const answer = list(request, [...tenant.people.values()].filter((person) => person.managerId === manager.id), 'directoryObjects')
        const body = answer.body as { value: object[] }
        return { ...answer, body: { ...body, value: body.value.map((view) => ({ '@odata.type': '#microsoft.graph.user', ...view })) } }
      },
    },
    {
      method: 'GET',
      area: 'outlook',
      application: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
      delegated: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
      path: '/users/:id/mailboxSettings',
      handle(request) {
        const person = mailboxOwner(tenant, request.params['id'] ?? '')
        const language = person.preferredLanguage ?? 'en-US'
        const settings = {
          timeZone: person.mailbox.timeZone,
          dateFormat: 'yyyy-MM-dd',
          timeFormat: 'HH:mm',
          delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
          language: { locale: language, displayName: new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language },
          workingHours: workingHoursView(person.mailbox, tenant.clock.now().toZonedDateTimeISO('UTC').year),
        }
        return {
          status: 200,
          body: { '@odata.context': `${request.base}/$metadata#users('${person.id}')/mailboxSettings`, ...pick(settings, selection(request)) },
        }
      },
    },
  ]
}

/** Working hours as Graph prints them, seven fractional digits included; a zone without a name by its rules in `year`. */
export function workingHoursView(mailbox: NonNullable<CastPerson['mailbox']>, year: number): object {
  const seconds = (time: string): string => `${time.length === 5 ? `${time}:00` : time.slice(0, 8)}.0000000`
  return {
    daysOfWeek: mailbox.workingHours.daysOfWeek,
    startTime: seconds(mailbox.workingHours.startTime),
    endTime: seconds(mailbox.workingHours.endTime),
    timeZone: mailbox.timeZone === customZoneName ? customZoneView(mailbox.ianaTimeZone, year) : { name: mailbox.timeZone },
  }
}

function readToken(token: string | null): number {
  if (token === null) return 0
  try {
    const { start } = JSON.parse(Buffer.from(token, 'base64url').toString()) as { start?: unknown }
    if (Number.isInteger(start)) return Number(start)
  } catch {
    // Falls to the refusal below.
  }
  throw new GraphFault(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired and can no longer be included in your request.')
}

/** `$search="displayName:word"`: words that begin one of the name's words. */
function search(people: CastPerson[], text: string | null, eventual: boolean): CastPerson[] {
  if (text === null) return people
  if (!eventual) throw new GraphFault(400, 'Request_UnsupportedQuery', 'Request with $search query parameter only works through MSGraph with a special request header: ConsistencyLevel: eventual')
  const asked = /^"(displayName|mail|userPrincipalName):([^"]*)"$/i.exec(text)
  if (!asked) throw new GraphFault(501, 'NotImplemented', `$search=${text} on users is not imitated.`)
  const property = asked[1]?.toLowerCase() === 'displayname' ? 'displayName' : 'userPrincipalName'
  const words = (asked[2] ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return people.filter((person) => {
    const parts = person[property].toLowerCase().split(/[\s@.-]+/)
    return words.every((word) => parts.some((part) => part.startsWith(word)))
  })
}

function order(people: CastPerson[], text: string | null): CastPerson[] {
  if (text === null) return people
  const asked = /^(displayName|userPrincipalName)(?:\s+(asc|desc))?$/i.exec(text.trim())
  if (!asked) throw new GraphFault(501, 'NotImplemented', `$orderby=${text} on users is not imitated.`)
  const property = asked[1]?.toLowerCase() === 'displayname' ? 'displayName' : 'userPrincipalName'
  const sign = asked[2]?.toLowerCase() === 'desc' ? -1 : 1
  return [...people].sort((one, other) => sign * one[property].localeCompare(other[property], 'en'))
}
