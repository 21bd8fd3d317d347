import { expect, test } from 'vitest'
import { frameSection, hasSection, replaceSection } from '#api/graph/meeting-body.ts'

const details = '<br>\r\n<div class="me-email-text" lang="en-US"><div>________________________________________________________________________________</div>\r\n<div><a href="https://teams.example/join">Join the meeting now</a></div></div>'
const bodyOf = (ours: string) => `<html><head>\r\n<meta charset="utf-8"></head><body>\r\n${ours}${details}\r\n</body></html>`

test('our part of a meeting’s text is replaced and everything else is kept, however often', () => {
  const first = bodyOf(frameSection('<p>Series</p>'))
  const second = replaceSection(first, '<p>Session 1</p>')
  expect(second).toBe(bodyOf(frameSection('<p>Session 1</p>')))
  expect(replaceSection(second, '<p>Session 1</p>')).toBe(second)
  expect(replaceSection(second, '<p>Costs $& and $1</p>')).toContain('Costs $& and $1')
})

test('where Outlook has dropped our frame, what stands above the join details is ours; without any, nothing is lost', () => {
  expect(replaceSection(bodyOf('<div><p>Series</p></div>'), '<p>Session 1</p>')).toBe(`<html><head>\r\n<meta charset="utf-8"></head><body>${frameSection('<p>Session 1</p>')}${details}\r\n</body></html>`)
  expect(replaceSection('<body><p>Somebody’s own words</p></body>', '<p>Session 1</p>')).toBe(`<body>${frameSection('<p>Session 1</p>')}<p>Somebody’s own words</p></body>`)
  expect(replaceSection('', '<p>Session 1</p>')).toBe(frameSection('<p>Session 1</p>'))
})

test('a text that says the same in html of Exchange’s own making counts as the same', () => {
  const ours = '<p><b>Session 1 &amp; more</b></p><ol><li>Arrive</li></ol>'
  const exchanges = '<html><body><div id="x_crosspath-session">\r\n<p><b>Session&nbsp;1 &amp; more</b></p>\r\n<ol style="margin:0">\r\n<li>Arrive </li></ol></div></body></html>'
  expect(hasSection(exchanges, ours)).toBe(true)
  expect(hasSection(exchanges, ours.replace('Arrive', 'Leave'))).toBe(false)
  expect(hasSection('<p>Session 1 &amp; more Arrive</p>', ours)).toBe(false)
})
