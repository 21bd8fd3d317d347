import { afterEach, expect, test } from 'vitest'
import { repairSentence } from '#tabs/parts/repair-words.ts'
import { direction, languageFor, listOf, locale, numberOf, speak, speaks } from '#tabs/texts/language.ts'

afterEach(() => speak(languageFor('en-GB')))

test('everybody is spoken to in their own English, however a host spells its name, and in British English where theirs is not spoken', () => {
  expect(['en-us', 'en-AU', 'en-GB'].map((wish) => languageFor(wish).tag)).toEqual(['en-US', 'en-AU', 'en-GB'])
  expect(['de-DE', 'en_US', ''].map((wish) => languageFor(wish).tag)).toEqual(['en-GB', 'en-GB', 'en-GB'])
})

test('numbers follow the reader, lists the messages in which they stand', () => {
  speak(languageFor('en-IN'))
  expect(locale()).toBe('en-IN')
  expect(numberOf(1_234_567)).toBe('12,34,567')
  speak(languageFor('en-us'))
  expect(listOf(['Mei', 'Ana', 'Tariq'])).toBe('Mei, Ana and Tariq')
  expect([speaks('en-NZ'), speaks('de')]).toEqual([true, false])
})

test('another language needs its messages and nothing else: its plurals, its lists and its side come by themselves', () => {
  expect(direction()).toBe('ltr')
  speak({ tag: 'ar', messages: { concerns: { toLookAt: '{circles, plural, zero {لا شيء} other {#}}' } } })
  expect(direction()).toBe('rtl')
  expect(listOf(['مي', 'آنا'])).toBe('مي وآنا')
  expect(repairSentence([])).toBe('لا شيء')
})
