import { expect, test } from 'vitest'
import { ApiError } from '#tabs/client.ts'
import { beginFrom, type Device, entryName, forgetOthers, inMemory, keepOnDevice, letGo } from '#tabs/parts/kept-on-device.ts'
import { passes, pauseAfter } from '#tabs/parts/save-again.ts'

const name = entryName('ann', 'note')
const there = { kept: { text: 'Old', shared: false }, base: 3 }
const typed = { kept: { text: 'New', shared: false }, base: 3 }

function namesOn(device: Device): (string | null)[] {
  return Array.from({ length: device.length }, (_, at) => device.key(at))
}

test('words that were not saved are there when their page is opened again, and gone once they are saved', () => {
  const device = inMemory()
  const { text, onDevice } = keepOnDevice(name, typed, device)
  expect(onDevice).toBe(true)
  expect(beginFrom(name, there, device)).toEqual({ ...typed, unsaved: true, conflict: false })
  expect(beginFrom(entryName('ben', 'note'), there, device)).toMatchObject({ kept: there.kept, unsaved: false })
  letGo(name, text, device)
  expect(beginFrom(name, there, device)).toEqual({ ...there, unsaved: false, conflict: false })
})

test('something newer from the server is a conflict, unless it says the same', () => {
  const device = inMemory()
  keepOnDevice(name, typed, device)
  expect(beginFrom(name, { ...there, base: 4 }, device)).toEqual({ ...typed, unsaved: true, conflict: true })
  expect(beginFrom(name, { kept: { shared: false, text: 'New' }, base: 4 }, device)).toMatchObject({ base: 4, unsaved: false, conflict: false })
  // An answer that this page read before it saved is older than the words, and no conflict.
  expect(beginFrom(name, { ...there, base: 2 }, device)).toMatchObject({ unsaved: true, conflict: false })
})

test('a window lets go only of what it has kept itself', () => {
  const device = inMemory()
  const { text } = keepOnDevice(name, typed, device)
  keepOnDevice(name, { ...typed, kept: { text: 'Newer', shared: false } }, device)
  letGo(name, text, device)
  expect(beginFrom(name, there, device).kept.text).toBe('Newer')
})

test('what one person has typed goes when another is signed in, and what nobody came back for after a month', () => {
  const device = inMemory()
  const now = 1_800_000_000_000
  device.setItem('of somebody else', 'stays')
  keepOnDevice(name, typed, device, now)
  keepOnDevice(entryName('anna', 'note'), typed, device, now)
  forgetOthers('ann', device, now)
  expect(namesOn(device)).toEqual(['of somebody else', name])
  forgetOthers('ann', device, now + 32 * 86_400_000)
  expect(namesOn(device)).toEqual(['of somebody else'])
})

test('where the browser keeps nothing, words last as long as the window and are not said to be on the device', () => {
  const full = { ...inMemory(), setItem: () => { throw new Error('full') } }
  expect(keepOnDevice(name, typed, full).onDevice).toBe(false)
  expect(beginFrom(name, there, full)).toMatchObject({ kept: typed.kept, unsaved: true })
  letGo(name, undefined, full)
  expect(beginFrom(name, there, full).unsaved).toBe(false)
})

test('only failures that pass by themselves are tried again, with growing pauses', () => {
  expect([0, 429, 500, 503].map((status) => passes(new ApiError('failed', '', status)))).toEqual([true, true, true, true])
  expect([400, 401, 403, 404, 409].some((status) => passes(new ApiError('failed', '', status)))).toBe(false)
  expect([1, 2, 3, 4, 5, 60].map(pauseAfter)).toEqual([5_000, 15_000, 30_000, 60_000, 60_000, 60_000])
})
