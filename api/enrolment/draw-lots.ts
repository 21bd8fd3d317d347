import { createHash } from 'node:crypto'

/** Something to be drawn; `stratum`: what it must be spread over evenly, such as a department. */
export type Ticket = { id: string; stratum: string }

/** SHA-256 in hex. The hash of a seed is published before a draw, so that nobody can choose a seed that suits them. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What the hash of a draw's people is made of: one line each, "id stratum", by id. */
export function hashOfTickets(tickets: readonly Ticket[]): string {
  return hashOf(tickets.map(({ id, stratum }) => `${id} ${stratum}`).sort().join('\n'))
}

/**
 * Draws: ids in an order that the seed and the tickets decide alone, so that anybody can repeat it. Within a stratum, tickets lie in the
 * order of the hash of "seed:ticket:id". The i-th of n in a stratum stands at (i − u) / n, u between 0 and 1 from the hash of
 * "seed:stratum:name". So however many are taken from the front, each stratum gives its share of them, rounded by lot, and
 * everybody has the same chance.
 */
export function drawOrder(seed: string, tickets: readonly Ticket[]): string[] {
  const placed = [...Map.groupBy(tickets, ({ stratum }) => stratum)].flatMap(([stratum, some]) => {
    const offset = Number.parseInt(hashOf(`${seed}:stratum:${stratum}`).slice(0, 12), 16) / 2 ** 48
    return some
      .map(({ id }) => ({ id, lot: hashOf(`${seed}:ticket:${id}`) }))
      .sort((one, other) => (one.lot < other.lot ? -1 : 1))
      .map(({ id, lot }, at) => ({ id, lot, at: (at + 1 - offset) / some.length }))
  })
  return placed.sort((one, other) => one.at - other.at || (one.lot < other.lot ? -1 : 1)).map(({ id }) => id)
}
