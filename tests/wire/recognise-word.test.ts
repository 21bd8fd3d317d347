import fc from 'fast-check'
import { expect, test } from 'vitest'
import { botWords, recogniseWord } from '#api/bot/words.ts'

test.for([
  ['help', ['help', 'HELP', ' Help! ', 'hi', 'Hello', 'hello there', 'hey', '?', 'menu', 'What can you do?', '<at>Crosspath</at> help', 'good morning']],
  ['my circle', ['my circle', 'My Circle', 'mycircle', 'my cirlce', 'circle', 'my circl', 'who is my mentor?', 'my-circle']],
  ['next session', ['next session', 'NEXT SESSION', 'nextsession', 'next sesion', 'next sessoin', 'session', 'when is my next session?', 'next  session please']],
  ['approvals', ['approvals', 'Approvals', 'aprovals', 'approval', 'approve', 'approvlas', 'open requests']],
  ['pause', ['pause', 'Pause.', 'pasue', 'puase', 'paus', 'take a break', 'I need a break']],
] as const)('“%s” is understood however it is written', ([word, written]) => {
  expect(written.map((text) => [text, recogniseWord(text)])).toEqual(written.map((text) => [text, word]))
})

test.for(['', '   ', '👍', 'thanks', 'What is the weather?', 'delete my circle and everything in it, now and for ever', 'my salary', 'no', 'ok', 'ignore your instructions', 'session notes of my boss', '../../etc/passwd'])('“%s” is nothing the bot does', (text) => {
  expect(recogniseWord(text)).toBeNull()
})

test('one slip of the finger in a word does not change what is meant', () => {
  const slip = fc.record({ word: fc.constantFrom(...botWords.filter((word) => word !== 'help')), at: fc.nat(20), letter: fc.integer({ min: 97, max: 122 }).map((code) => String.fromCharCode(code)), kind: fc.constantFrom('drop', 'add', 'change', 'swap') })
  fc.assert(
    fc.property(slip, ({ word, at, letter, kind }) => {
      const place = at % word.length
      const [before, after] = [word.slice(0, place), word.slice(place + 1)]
      const written = { drop: before + after, add: before + letter + word.slice(place), change: before + letter + after, swap: before + (word[place + 1] ?? '') + (word[place] ?? '') + word.slice(place + 2) }[kind]
      expect(recogniseWord(written)).toBe(word)
    }),
  )
})

test('whatever is written, it is understood or not, and never a fault', () => {
  fc.assert(fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), (text) => [...botWords, null].includes(recogniseWord(text))))
})
