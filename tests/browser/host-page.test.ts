import { afterAll, expect, test } from 'vitest'
import { faultsIn } from './find-faults.ts'
import { startHostRig } from './host-rig.ts'
import { openBrowser } from './open-browser.ts'

const rig = await startHostRig()
const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await rig.stop()
})

const mentee = rig.featured('mentee')
const manager = rig.featured('manager')
const mentor = rig.featured('mentor')
const nameOf = (id: string): string => rig.cast.people.find((person) => person.id === id)?.displayName ?? ''

const open = (query: string, size = { width: 1280, height: 800 }) => browser.open(`${rig.host.url}/${query}`, size)

test('the tab learns person, theme and deep link from its host, and follows the theme', async () => {
  await using page = await open(`?person=${mentee}&app=tab&path=/circle/7&theme=dark`)
  const out = page.frameLocator('iframe[title="Crosspath"]').locator('#out')
  await expect.poll(() => out.textContent()).toContain(`oid: ${mentee}`)
  expect(await out.textContent()).toContain(`person: ${nameOf(mentee)}`)
  expect(await out.textContent()).toContain('theme: dark')
  expect(await out.textContent()).toContain('path: /circle/7')
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'High contrast' }).click()
  await expect.poll(() => out.textContent()).toContain('theme: contrast')
})

test('what the host does not offer is refused in the library’s own words, and deep links lead on', async () => {
  await using page = await open(`?person=${mentee}&app=tab`)
  const tab = page.frameLocator('iframe[title="Crosspath"]')
  await expect.poll(() => tab.locator('#out').textContent()).toContain('oid:')
  await tab.getByRole('button', { name: 'Ask for a camera' }).click()
  await expect.poll(() => tab.locator('#out').textContent()).toContain('"errorCode":100')
  await tab.getByRole('button', { name: 'Open my chat' }).click()
  await page.getByRole('region', { name: 'Conversation with Crosspath' }).waitFor()
})

test('a manager presses a card: a failure is told, a success redraws it, and a link in it opens the tab', async () => {
  await rig.sendApproval(manager, nameOf(mentee))
  await using page = await open(`?person=${manager}&app=guide`)
  await expect.poll(() => page.getByRole('button', { name: 'Chat', exact: true }).getAttribute('aria-description')).toBe('1 unread')
  await page.getByRole('button', { name: 'Chat', exact: true }).click()
  const conversation = page.getByRole('region', { name: 'Conversation with Crosspath' })
  // The card's further actions: a menu beside its button, for the keyboard as for the mouse, and the page stays where it is.
  const more = conversation.getByRole('button', { name: 'More options' })
  const menu = page.getByRole('menu')
  await more.press('Enter')
  await expect.poll(() => menu.getByRole('menuitem', { name: 'Not now' }).evaluate((item) => item === document.activeElement)).toBe(true)
  const [beside, opened] = [await more.boundingBox(), await menu.boundingBox()]
  expect(Math.abs((opened?.x ?? 0) - (beside?.x ?? 0))).toBeLessThan(20)
  expect((opened?.y ?? 0) - (beside?.y ?? 0)).toBeGreaterThan(0)
  expect((opened?.y ?? 0) - (beside?.y ?? 0)).toBeLessThan(60)
  expect(await page.evaluate(() => [document.documentElement.scrollTop, document.body.scrollTop, document.body.scrollHeight - window.innerHeight])).toEqual([0, 0, 0])
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  expect(await more.evaluate((button) => button === document.activeElement && button.getAttribute('aria-expanded'))).toBe('false')
  await conversation.getByRole('button', { name: 'Decline' }).click()
  await expect.poll(() => conversation.getByRole('alert').textContent()).toBe('Something went wrong. Please try again.')
  await conversation.getByRole('link', { name: 'Open in Crosspath' }).click()
  await expect.poll(() => page.frameLocator('iframe[title="Crosspath"]').locator('#out').textContent()).toContain('path: /approvals')
  await page.goBack()
  await conversation.getByLabel('A word to them').fill('Good luck')
  await conversation.getByRole('button', { name: 'Approve' }).click()
  await conversation.getByText('You wrote: Good luck').waitFor()
  expect(await conversation.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  await conversation.getByRole('textbox', { name: 'Message' }).fill('hello <b> \\> 5')
  await page.keyboard.press('Enter')
  // What a backslash makes plain is shown without it, as Teams does.
  await conversation.getByText('You said hello <b> > 5.').waitFor()
})

test('a booked series stands in the member’s month and week, and an answer reaches the organizer', async () => {
  await rig.bookSeries(mentor, [mentee])
  await using page = await open(`?person=${mentee}&app=calendar`)
  await page.getByRole('button', { name: /^14:00 Mentoring circle: session, Tuesday 10 March, 14:00 to 15:00, tentative, part of a series, Teams meeting/ }).click()
  await page.getByRole('button', { name: 'Accept' }).click()
  await page.getByText('Your answer: Accepted').waitFor()
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('heading', { name: 'Mentoring circle: session' }).waitFor()
  expect(await page.getByRole('region', { name: 'In this meeting' }).getByRole('listitem').allTextContents()).toEqual([expect.stringContaining(nameOf(mentor)), expect.stringContaining(`${nameOf(mentee)} (you)`)])
  const beside = page.frameLocator('iframe[title="Crosspath beside the call"]').locator('#out')
  await expect.poll(() => beside.textContent()).toContain(`oid: ${mentee}`)
  expect(await beside.textContent()).toMatch(/frame: sidePanel\nchat: 19:meeting_\w+@thread\.v2/)
  const inMeeting = new URL(page.url()).searchParams.get('join') ?? ''
  await page.getByRole('button', { name: 'Leave' }).click()
  await page.getByRole('button', { name: 'Accept' }).waitFor()
  await page.goto(`${rig.host.url}/?${new URLSearchParams({ person: manager, join: inMeeting })}`)
  // Whoever has the link may come too; the organizer's calendar says who else is there.
  await page.getByRole('listitem').filter({ hasText: `${nameOf(manager)} (you)` }).waitFor()
  await page.getByRole('listitem').filter({ hasText: nameOf(mentor) }).waitFor()
  await page.goto(`${rig.host.url}/?person=${mentor}&app=calendar&view=week&date=2026-04-14`)
  // Berlin is an hour ahead of London, in summer time as in winter.
  await page.getByRole('button', { name: /^Mentoring circle: session, Tuesday 14 April, 15:00 to 16:00, busy/ }).click()
  await page.getByRole('listitem').filter({ hasText: nameOf(mentee) }).getByText('Accepted').waitFor()
})

test('a person blocks an hour by pressing on it, and the mentor moves one date of the series', async () => {
  await rig.bookSeries(mentor, [mentee])
  await using page = await open(`?person=${mentee}&app=calendar&view=week&date=2026-05-11`)
  await page.getByRole('group', { name: /^Tuesday,? 12 May 2026/ }).click({ position: { x: 20, y: 16 * 48 + 10 } })
  const form = page.getByRole('dialog', { name: 'Block time' })
  await form.getByLabel('Show as').selectOption('tentative')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: /^Perhaps, Tuesday 12 May, 16:00 to 17:00, tentative/ }).waitFor()
  await page.goto(`${rig.host.url}/?person=${mentor}&app=calendar&view=week&date=2026-05-11`)
  await page.getByRole('button', { name: /^Mentoring circle: session, Tuesday 12 May, 15:00 to 16:00/ }).first().click()
  await page.getByRole('button', { name: 'Move' }).click()
  await page.getByLabel('New start of this date').fill('2026-05-13T11:00')
  await page.getByRole('button', { name: 'Move here' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: /^Mentoring circle: session, Wednesday 13 May, 11:00 to 12:00/ }).waitFor()
})

test('an administrator deletes an account after being asked, and the person is gone from the page', async () => {
  const leaver = rig.cast.people.find((person) => person.accountEnabled && person.userType === 'Member' && !rig.cast.featured.some(({ id }) => id === person.id))
  await using page = await open(`?person=${leaver?.id}`)
  await page.getByRole('button', { name: 'Behind the scenes' }).click()
  await page.getByRole('button', { name: `Delete the account of ${leaver?.displayName}` }).click()
  await page.getByRole('dialog', { name: `Delete the account: ${leaver?.displayName}?` }).getByRole('button', { name: 'Delete' }).click()
  // Fluent reads a toast out through a second copy of its words.
  await page.locator('.fui-ToastTitle').getByText(`${leaver?.displayName} has left the company.`).waitFor()
  await expect.poll(() => rig.running.tenant.people.has(leaver?.id ?? '')).toBe(false)
  await page.getByRole('button', { name: `Delete the account of ${nameOf(rig.cast.featured[0]?.id ?? '')}` }).waitFor()
})

test('one becomes anybody by search, and the clock jumps to the next session', async () => {
  await using page = await open(`?person=${mentee}`)
  const picker = page.getByRole('combobox', { name: 'Person' })
  await picker.click()
  await page.getByRole('option', { name: /^\d+ more\. Type a name/ }).waitFor({ state: 'attached' })
  for (const typed of ['m', 'me', 'mer', 'merr']) {
    await page.keyboard.press(typed.at(-1) ?? '')
    expect(await picker.inputValue()).toBe(typed)
  }
  await page.getByRole('option', { name: /Niamh Merrion/ }).waitFor()
  await page.getByRole('combobox', { name: 'Person' }).fill('oyelade')
  await page.getByRole('option', { name: /Graham Oyelade/ }).click()
  await expect.poll(() => page.url()).toContain(manager)
  await page.getByRole('combobox', { name: 'Person' }).fill('fairlamb')
  await page.getByRole('option', { name: /Nadia Fairlamb/ }).click()
  await expect.poll(() => page.url()).toContain(mentee)
  await page.getByRole('button', { name: /^Clock/ }).click()
  await page.getByRole('menuitem', { name: 'To the next session' }).click()
  await page.getByRole('button', { name: 'Clock, Tue 10 Mar, 14:00' }).waitFor()
  await page.getByRole('button', { name: /^Clock/ }).click()
  await page.getByRole('menuitem', { name: '1 week ahead' }).click()
  await page.getByRole('button', { name: 'Clock, Tue 17 Mar, 14:00' }).waitFor()
})

test('activity and mail show what was sent, count what is new, and their links open the tab; scripts in a mail are dropped', async () => {
  const link = `https://teams.microsoft.com/l/entity/${rig.running.tenant.registration.teamsAppId}/home?context=${encodeURIComponent('{"subPageId":"/team"}')}`
  rig.running.installations.install(mentor)
  await rig.askGraph(`/users/${mentor}/teamwork/sendActivityNotification`, { topic: { source: 'text', value: 'Crosspath', webUrl: link }, activityType: 'approvalAsked', previewText: { content: 'Ana asks to join' } })
  const body = `<p>Ana asks to join.</p><script>document.title = "taken"</script><img src="https://tracker.example/x.png"><p><a href="${link}">Answer</a></p>`
  const address = rig.cast.people.find(({ id }) => id === mentor)?.userPrincipalName
  await rig.askGraph(`/users/${rig.featured('organizer')}/sendMail`, { message: { subject: 'Ana asks to join', body: { contentType: 'html', content: body }, toRecipients: [{ emailAddress: { address } }] } })
  await using page = await open(`?person=${mentor}&app=activity`)
  const rail = page.getByRole('navigation', { name: 'Apps' })
  await expect.poll(() => rail.getByRole('button', { name: 'Mail' }).getAttribute('aria-description')).toBe('1 unread')
  await page.getByRole('region', { name: /^Activity of/ }).getByRole('button', { name: /approvalAsked/ }).click()
  const out = page.frameLocator('iframe[title="Crosspath"]').locator('#out')
  await expect.poll(() => out.textContent()).toContain('path: /team')
  await expect.poll(() => rail.getByRole('button', { name: 'Activity' }).getAttribute('aria-description')).toBeNull()
  await rail.getByRole('button', { name: 'Mail' }).click()
  await page.getByRole('button', { name: /Ana asks to join/ }).click()
  const letter = page.getByRole('article', { name: 'Ana asks to join' })
  await letter.getByText('Ana asks to join.').waitFor()
  expect(await letter.locator('img, script').count()).toBe(0)
  await expect.poll(() => rail.getByRole('button', { name: 'Mail' }).getAttribute('aria-description')).toBeNull()
  await letter.getByRole('link', { name: 'Answer' }).click()
  await expect.poll(() => out.textContent()).toContain('path: /team')

  await page.getByRole('button', { name: 'Behind the scenes' }).click()
  await page.getByRole('button', { name: `Take away: No Teams for ${nameOf(mentor)}` }).click()
  await expect.poll(() => rig.running.installations.blockOf(mentor)).toBe('teams')
  await page.getByRole('button', { name: `Give back: No Teams for ${nameOf(mentor)}` }).click()
  await expect.poll(() => rig.running.installations.blockOf(mentor)).toBeNull()
})

test('behind the scenes, helpers and trouble can be set off', async () => {
  await using page = await open(`?person=${mentee}`)
  await page.getByRole('button', { name: 'Behind the scenes' }).click()
  await page.getByRole('button', { name: 'Do it: Let 60 colleagues enrol' }).click()
  await page.getByText('60 colleagues have enrolled.').waitFor()
  await page.getByRole('button', { name: 'Make trouble: Lose an answer' }).click()
  await expect.poll(() => rig.running.trouble.pending().map((order) => order.kind)).toEqual(['answerLost'])
  await page.getByRole('button', { name: 'Clear: All is well again' }).click()
  await expect.poll(() => rig.running.trouble.pending()).toEqual([])
  await page.getByRole('listitem').filter({ hasText: '/events' }).first().waitFor()
})

test.each(['light', 'dark', 'contrast'])('axe finds nothing on the page in the %s theme, wide and narrow', async (theme) => {
  const faults: string[] = []
  const from = rig.running.tenant.clock.now()
  const joinUrl = rig.running.calendars.eventsOf(mentor, from, from.add({ hours: 24 * 60 })).find((entry) => entry.joinUrl !== null)?.joinUrl ?? ''
  for (const width of [1280, 360]) {
    await using page = await open(`?person=${manager}&theme=${theme}`, { width, height: 760 })
    const asMentor = [`person=${mentor}&app=activity`, `person=${mentor}&app=mail&event=0`]
    for (const query of width === 1280 ? ['app=guide', 'app=chat', 'app=calendar', 'app=calendar&view=week', ...asMentor, `person=${mentor}&join=${encodeURIComponent(joinUrl)}`] : ['app=chat', 'app=calendar&view=week', ...asMentor]) {
      await page.goto(`${rig.host.url}/?theme=${theme}&${query}${query.startsWith('person=') ? '' : `&person=${manager}`}`)
      await page.getByRole(query.includes('join=') ? 'region' : 'navigation', { name: /^(Apps|In this meeting)$/ }).waitFor()
      await page.getByRole('button', { name: /^Clock, / }).waitFor()
      const found = await faultsIn(page.mainFrame())
      faults.push(...found.map((fault) => `${query} at ${width}: ${fault}`))
    }
  }
  expect(faults).toEqual([])
})
