import { expect, test } from 'vitest'
import { chatOf } from '#api/scheduling/meeting-chat.ts'

test('a join address names the chat of its meeting, however its letters are encoded', () => {
  const context = '0?context=%7b%22Tid%22%3a%22t%22%7d'
  expect(chatOf(`https://teams.microsoft.com/l/meetup-join/19%3ameeting_MjMz%40thread.v2/${context}`)).toBe('19:meeting_MjMz@thread.v2')
  expect(chatOf(`https://teams.cloud.microsoft/l/meetup-join/19:meeting_MjMz@thread.v2/${context}`)).toBe('19:meeting_MjMz@thread.v2')
})

test('an address without a chat in it names none', () => {
  for (const address of ['https://teams.microsoft.com/meet/2912345678901?p=abc', 'https://teams.microsoft.com/l/meetup-join/%E0%A4%A/0', 'https://example.com/', '']) expect(chatOf(address), address).toBeNull()
})
