import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fillPlaceholders, findFaults, packageApp } from '#scripts/package-app.ts'
import { zip } from '#scripts/zip.ts'

const values = {
  TEAMS_APP_ID: '1f1c5ab2-5d3f-4b7c-9a53-0f2f6f3b7a01',
  AAD_APP_CLIENT_ID: '1f1c5ab2-5d3f-4b7c-9a53-0f2f6f3b7a02',
  AAD_APP_OBJECT_ID: '1f1c5ab2-5d3f-4b7c-9a53-0f2f6f3b7a03',
  AAD_APP_ACCESS_AS_USER_PERMISSION_ID: '1f1c5ab2-5d3f-4b7c-9a53-0f2f6f3b7a04',
  BOT_ID: '1f1c5ab2-5d3f-4b7c-9a53-0f2f6f3b7a02',
  TAB_DOMAIN: 'crosspath.example.com',
  APP_NAME_SUFFIX: '',
  DEVELOPER_NAME: 'Example',
  PRIVACY_URL: 'https://example.com/privacy',
  TERMS_URL: 'https://example.com/terms',
}

type Manifest = { staticTabs: { entityId: string; contentUrl?: string; scopes: string[]; context?: string[] }[]; bots: { botId: string }[]; webApplicationInfo: { id: string; resource: string }; icons: unknown }

async function filledManifest(): Promise<Manifest & Record<string, unknown>> {
  return JSON.parse(fillPlaceholders(await readFile('manifest/manifest.json', 'utf8'), values)) as Manifest & Record<string, unknown>
}

/** Side lengths from a PNG's header, and whether any pixel format with alpha is used. */
async function measure(file: string): Promise<{ width: number; height: number; colourType: number | undefined }> {
  const bytes = await readFile(file)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colourType: bytes[25] }
}

/** Reads an archive back by its central directory. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf('PK\x05\x06', archive.length, 'latin1')
  const found = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    const [packed, nameLength, local] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)]
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    found.set(name, inflateRawSync(archive.subarray(start, start + packed)))
    at += 46 + nameLength
  }
  return found
}

test("the Teams app manifest is valid by Microsoft's schema", async () => {
  expect(await findFaults(await filledManifest())).toEqual([])
})

test('a manifest with a wrong field is refused with its place', async () => {
  const manifest = { ...(await filledManifest()), accentColor: 'violet' }
  expect(await findFaults(manifest)).toEqual([expect.stringContaining('/accentColor')])
  expect(await findFaults({ manifestVersion: '9.9' })).toEqual(['No schema is known for manifestVersion 9.9.'])
})

test('the app stands beside a call and in its details, in meetings alone, as a tab that nobody has to configure', async () => {
  const manifest = await filledManifest()
  const inGroups = manifest.staticTabs.filter(({ scopes }) => scopes.includes('groupChat'))
  expect(inGroups).toMatchObject([{ contentUrl: 'https://crosspath.example.com/panel', scopes: ['groupChat'], context: ['meetingSidePanel', 'meetingDetailsTab'] }])
  expect(manifest['configurableTabs']).toBeUndefined()
  expect(manifest['defaultGroupCapability']).toEqual({ meetings: 'tab' })
})

test('the app opens on Home, has its bot and about page, and signs in against its own registration', async () => {
  const manifest = await filledManifest()
  expect(manifest.staticTabs.filter(({ scopes }) => scopes.includes('personal')).map(({ entityId }) => entityId)).toEqual(['home', 'conversations', 'about'])
  expect(manifest.bots.map(({ botId }) => botId)).toEqual([values.BOT_ID])
  expect(manifest.webApplicationInfo).toEqual({ id: values.AAD_APP_CLIENT_ID, resource: `api://crosspath.example.com/${values.AAD_APP_CLIENT_ID}` })
})

type Extension = {
  requirements: { scopes: string[] }
  runtimes: { code: { page: string }; actions: { id: string }[] }[]
  ribbons: { contexts: string[]; tabs: { groups: { icons: Icon[]; controls: { actionId: string; icons: Icon[] }[] }[] }[] }[]
}
type Icon = { size: number; url: string }

test('Outlook shows a button on meetings one organizes and attends, which opens the pane from our own address', async () => {
  const manifest = await filledManifest()
  const [extension] = manifest['extensions'] as Extension[]
  expect(extension?.requirements.scopes).toEqual(['mail'])
  expect(extension?.ribbons.map(({ contexts }) => contexts)).toEqual([['meetingDetailsOrganizer', 'meetingDetailsAttendee']])
  const [runtime] = extension?.runtimes ?? []
  expect(runtime?.code.page).toBe('https://crosspath.example.com/outlook.html')
  const groups = extension?.ribbons.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.groups)) ?? []
  expect(groups.flatMap(({ controls }) => controls.map(({ actionId }) => actionId))).toEqual(runtime?.actions.map(({ id }) => id))
  expect(manifest['authorization']).toMatchObject({ permissions: { resourceSpecific: expect.arrayContaining([{ name: 'MailboxItem.ReadWrite.User', type: 'Delegated' }]) as unknown } })
  for (const { size, url } of groups.flatMap(({ icons, controls }) => [...icons, ...controls.flatMap((control) => control.icons)])) {
    expect(url).toBe(`https://crosspath.example.com/icons/${size}.png`)
    expect(await measure(`tabs/public/icons/${size}.png`)).toEqual({ width: size, height: size, colourType: 6 })
  }
})

test('whoever has the app may be told of things in their activity feed, in words that name no actor', async () => {
  const manifest = await filledManifest()
  expect(manifest['authorization']).toEqual({ permissions: { resourceSpecific: [{ name: 'MailboxItem.ReadWrite.User', type: 'Delegated' }, { name: 'TeamsActivity.Send.User', type: 'Application' }] } })
  const { activityTypes } = manifest['activities'] as { activityTypes: { type: string; description: string; templateText: string }[] }
  expect(activityTypes.map(({ type }) => type)).toEqual(['approvalAsked', 'approvalReminder', 'questionAsked', 'decision', 'sessionSoon', 'pulse', 'circleNews'])
  for (const { templateText } of activityTypes) expect(templateText.match(/\{\w+\}/g)).toEqual(['{text}'])
})

test('the icons have the sizes and transparency that Teams asks for', async () => {
  expect(await measure('manifest/color.png')).toEqual({ width: 192, height: 192, colourType: 6 })
  expect(await measure('manifest/outline.png')).toEqual({ width: 32, height: 32, colourType: 6 })
})

test('missing values are named all at once', () => {
  expect(() => fillPlaceholders('${{ONE}} ${{TWO}} ${{NAME_SUFFIX}}', { TWO: '', NAME_SUFFIX: '' })).toThrow('These values are missing: ONE, TWO.')
})

test('the package holds the filled manifest and both icons, the same bytes every time', async () => {
  const archive = await packageApp(values)
  const files = unzip(archive)
  expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png'])
  expect(JSON.parse(files.get('manifest.json')?.toString() ?? '')).toEqual(await filledManifest())
  expect(files.get('color.png')).toEqual(await readFile('manifest/color.png'))
  expect(await packageApp(values)).toEqual(archive)
})

test('an archive keeps names beyond ASCII and empty files', () => {
  const files = unzip(zip([{ name: 'größe.txt', content: Buffer.from('ok') }, { name: 'empty', content: Buffer.alloc(0) }]))
  expect([...files].map(([name, content]) => [name, content.toString()])).toEqual([['größe.txt', 'ok'], ['empty', '']])
})

type Registration = {
  spa: { redirectUris: string[] }
  appRoles: { id: string; value: string }[]
  api: { oauth2PermissionScopes: { id: string; value: string }[]; preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[] }
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[]
}

async function registration(): Promise<Registration> {
  return JSON.parse(fillPlaceholders(await readFile('manifest/entra-app.json', 'utf8'), values)) as Registration
}

/** Application permissions by the ids on learn.microsoft.com/graph/permissions-reference. Each is there for one use. */
const permissions = {
  'df021288-bdef-4463-88db-98f22de89214': 'User.Read.All: the org chart by users/delta, managers, photos',
  '40f97065-369a-49f4-947c-6a255697ae91': 'MailboxSettings.Read: working hours and time zones',
  '8ba4a692-bc31-4128-9094-475872af8a53': 'Calendars.ReadBasic.All: free/busy by getSchedule',
  'ef54d2bf-783f-4e0f-bca1-3210c0444d99': 'Calendars.ReadWrite: booking the series',
  // The one without consent does not install an app whose manifest asks for TeamsActivity.Send.User.
  'a87076cf-6abd-4e56-8559-4dbdf41bef96': 'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All: the bot reaches a manager who never opened it',
  'e12dae10-5a57-4817-b79d-dfbec5348930': 'AppCatalog.Read.All: the id of the app in the catalogue, for that installation',
  'b633e1c5-b582-4048-a93e-9f11b44c7e96': 'Mail.Send: whom Teams does not reach, from the one mailbox of MAIL_SENDER',
}

test('the app registration asks Microsoft Graph for exactly what the product uses', async () => {
  const { requiredResourceAccess } = await registration()
  expect(requiredResourceAccess.map(({ resourceAppId }) => resourceAppId)).toEqual(['00000003-0000-0000-c000-000000000000'])
  const asked = requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess)
  expect(asked.map(({ id }) => id).sort()).toEqual(Object.keys(permissions).sort())
  expect(new Set(asked.map(({ type }) => type))).toEqual(new Set(['Role']))
})

test('the app registration names the duties, and lets Teams, Outlook and Microsoft 365 sign people in without asking', async () => {
  const { appRoles, api } = await registration()
  expect(appRoles.map(({ value }) => value)).toEqual(['Organizer', 'SuccessionLead', 'Auditor'])
  expect(new Set(appRoles.map(({ id }) => id)).size).toBe(3)
  const [scope] = api.oauth2PermissionScopes
  expect(scope?.value).toBe('access_as_user')
  // learn.microsoft.com/microsoftteams/platform/m365-apps/extend-m365-teams-personal-tab: Teams, Microsoft 365 and Outlook, each client's id.
  expect(api.preAuthorizedApplications.map(({ appId }) => appId)).toEqual([
    '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    '4765445b-32c6-49b0-83e6-1d93765276ca',
    '0ec893e0-5785-4de6-99da-4ed124e5296c',
    'd3590ed6-52b3-4102-aeff-aad2292ab01c',
    'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
    '27922004-5251-4030-b22d-91ecd9a37ea4',
  ])
  for (const { delegatedPermissionIds } of api.preAuthorizedApplications) expect(delegatedPermissionIds).toEqual([scope?.id])
})

test('Outlook may sign people in to the pane by nested app authentication', async () => {
  // learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in: the broker's redirect names the origin without https.
  expect((await registration()).spa.redirectUris).toEqual(['brk-multihub://crosspath.example.com'])
})
