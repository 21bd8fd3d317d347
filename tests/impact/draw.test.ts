import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawOrder, hashOf, hashOfTickets, type Ticket } from '#api/enrolment/draw-lots.ts'

const departments = { Finance: 40, Sales: 20, Legal: 3, Site: 1 }
const tickets = Object.entries(departments).flatMap(([stratum, people]) => Array.from({ length: people }, (_, at): Ticket => ({ id: `${stratum}-${at}`, stratum })))

test('a draw is decided by its seed and its tickets alone, and anybody can repeat it', () => {
  const drawn = drawOrder('seed', tickets)
  expect(drawOrder('seed', [...tickets].reverse())).toEqual(drawn)
  expect([...drawn].sort()).toEqual(tickets.map(({ id }) => id).sort())
  expect(drawOrder('another', tickets)).not.toEqual(drawn)
  // The rule as it is told: order by hash within a stratum.
  const finance = tickets.filter(({ stratum }) => stratum === 'Finance').map(({ id }) => id)
  const sha = (text: string) => createHash('sha256').update(text).digest('hex')
  expect(drawn.filter((id) => id.startsWith('Finance'))).toEqual(finance.sort((one, other) => (sha(`seed:ticket:${one}`) < sha(`seed:ticket:${other}`) ? -1 : 1)))
  expect(hashOf('seed')).toBe(sha('seed'))
  expect(hashOfTickets([...tickets].reverse())).toBe(hashOfTickets(tickets))
})

test('however many places there are, each department gets its share to within one, and everybody has the same chance', () => {
  const won = new Map<string, number>()
  const draws = 2_000
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = drawOrder(`season ${draw}`, tickets).slice(0, 16)
    for (const id of drawn) won.set(id, (won.get(id) ?? 0) + 1)
    if (draw % 100 === 0) for (const [stratum, people] of Object.entries(departments)) expect(Math.abs(drawn.filter((id) => id.startsWith(stratum)).length - people / 4)).toBeLessThanOrEqual(2)
  }
  // A quarter of all; four and a half standard errors are wide enough for 64 people, and a bias of five points would show.
  for (const { id } of tickets) expect(Math.abs((won.get(id) ?? 0) / draws - 0.25), id).toBeLessThan(0.045)
})
