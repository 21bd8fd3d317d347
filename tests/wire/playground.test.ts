import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import express from 'express'
import { chromium } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { startApp } from '#api/app.ts'
import { getMyEnrolment, saveMyEnrolment, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { findBrowser } from '#scripts/browser.ts'
import { createCallAs } from '#scripts/rehearsal/company-app.ts'
import { openFirstCohort, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { readDeclared } from '#scripts/rehearsal/rehearsal.ts'
import type { CastPerson } from '#scripts/tenant/cast/types.ts'
import type { RunningTenant } from '#scripts/tenant/running.ts'
import { openDoors } from '../support/api-doors.ts'
import { ben, company, dan, finn } from './small-company.ts'

/** Where Microsoft 365 Agents Playground stands, null where nobody has installed it: its licence keeps it out of our packages. */
function findPlayground(): string | null {
  const named = process.env['CROSSPATH_PLAYGROUND']
  if (named) return existsSync(named) ? named : null
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')), 'cli.js')
  } catch {
    return null
  }
}

const playground = findPlayground()

/** A free port; the playground must be told which, and the bot where to answer, before either runs. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Who sits at the playground, and in which company: the playground wants exactly five people besides. */
function playgroundFile(clientId: string): string {
  const user = ({ id, displayName, givenName, surname, userPrincipalName }: CastPerson) => ({ id: `29:${id}`, name: displayName, userPrincipleName: userPrincipalName, aadObjectId: id, givenName, surname, email: userPrincipalName })
  const settings = {
    version: '0.1.1', tenantId: company.tenantId, bot: { id: `28:${clientId}`, name: 'Crosspath' }, currentUser: user(ben), users: company.people.filter(({ id }) => id !== ben.id).map(user),
    personalChat: { id: 'chat-with-crosspath' }, groupChat: { id: 'group-chat', name: 'Group' }, team: { id: 'team', name: 'Team', aadGroupId: company.tenantId, channels: [{ id: 'general', name: 'General' }] },
  }
  // What is JSON is YAML too.
  return JSON.stringify(settings)
}

/**
 * The playground signs nothing, and our bot takes nothing unsigned. So what it sends goes through here and gets the token that the
 * Bot Framework would have given it.
 */
async function startRelay(running: RunningTenant, target: () => string, seen: { type: string; status: number; answer: string }[]) {
  const app = express()
  app.use(express.json({ limit: '1mb' }))
  app.post('/api/messages', async (request, response) => {
    const activity = request.body as { type: string; serviceUrl: string }
    const authorization = `Bearer ${await running.entra.issueBotFrameworkToken({ serviceUrl: activity.serviceUrl })}`
    const answer = await fetch(`${target()}/api/messages`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(activity) })
    const text = await answer.text()
    seen.push({ type: activity.type, status: answer.status, answer: text })
    response.status(answer.status).type('json').send(text)
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

/** Resolves once the playground says that it listens. */
async function listening(child: ChildProcess): Promise<void> {
  let said = ''
  const begun = new Promise<boolean>((resolve) => {
    child.once('exit', () => resolve(false))
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (said.includes('Listening on')) resolve(true)
      })
    }
  })
  if (!(await begun)) throw new Error(`The playground did not start: ${said.slice(-1_000)}`)
}

if (playground === null) {
  test('the bot answers in Microsoft 365 Agents Playground', ({ skip }) => {
    skip('Microsoft 365 Agents Playground is not here. Install @microsoft/m365agentsplayground somewhere else, and name its cli.js in CROSSPATH_PLAYGROUND.')
  })
} else {
  test('in Microsoft 365 Agents Playground, help brings its card, and a manager approves on the card that comes to them', { timeout: 120_000 }, async () => {
    await using stack = new AsyncDisposableStack()
    const port = await freePort()
    const doors = stack.use(await openDoors(inject('postgresUrl'), company, undefined, { declared: await readDeclared(), environment: { BOT_SERVICE_URL: `http://localhost:${port}/_connector` } }))
    const { running, context } = doors
    const api = await startApp(context)
    stack.defer(() => api.stop())
    const server = context.web.listen(0, '127.0.0.1')
    stack.defer(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const seen: { type: string; status: number; answer: string }[] = []
    const relay = await startRelay(running, () => apiUrl, seen)
    stack.defer(() => void relay.close())
    await api.tick()
    const callAs = createCallAs(running, () => apiUrl)
    await waitForPeople(callAs, finn.id)
    const cohortId = await openFirstCohort(callAs, finn.id, running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate())

    const folder = await mkdtemp(join(tmpdir(), 'crosspath-playground-'))
    stack.defer(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, '.m365agentsplayground.yml'), playgroundFile(running.tenant.registration.clientId))
    const child = spawn(process.execPath, [playground, 'start', '-e', `${relay.url}/api/messages`, '-c', 'msteams', '-p', String(port), '--disable-telemetry'], { cwd: folder, env: { ...process.env, BROWSER: 'none' }, stdio: ['ignore', 'pipe', 'pipe'] })
    stack.defer(() => void child.kill())
    await listening(child)

    const found = await findBrowser()
    const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args, env: found.env })
    stack.defer(() => browser.close())
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } })
    await page.goto(`http://localhost:${port}/`)
    await page.getByRole('treeitem', { name: 'Personal Chat' }).click()
    await page.getByRole('textbox').first().click()
    await page.keyboard.type('help', { delay: 10 })
    await page.getByRole('button', { name: 'Send Message' }).click()
    await page.getByText('What I can do for you').first().waitFor()

    await callAs(dan.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'To see how others work.', skillsWanted: ['Negotiation'], functionsToExplore: ['Finance'] } })
    await callAs(dan.id, submitMyEnrolment, { params: { cohortId } })
    await page.getByText(`${dan.displayName} asks to join BuildTogether`).first().waitFor()
    await page.getByRole('button', { name: 'Approve', exact: true }).last().click()
    await page.getByText('Approved by you').first().waitFor()
    expect((await callAs(dan.id, getMyEnrolment, { params: { cohortId } })).enrolment).toMatchObject({ state: 'approved', decidedBy: { id: ben.id } })
    expect(seen.filter(({ status }) => status !== 200)).toEqual([])
    expect(seen.map(({ type }) => type)).toContain('invoke')
  })
}
