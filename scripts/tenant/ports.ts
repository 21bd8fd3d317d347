import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Memory } from './memory.ts'

/** A rehearsal that is just ending is given so long to let go of its ports. */
const patience = 4_000

/**
 * The port for one of the rehearsal's servers on 127.0.0.1: the wanted one, for 0 the one of the last start, else any free one.
 * It is remembered with the next change. The tenant's never changes, because the links it has given out (delta links, the service
 * URL of chats) name it. Throws a sentence when the port is taken or cannot change.
 */
export async function choosePort(memory: Memory, name: 'tenant' | 'host' | 'api', wanted: number): Promise<number> {
  let port = 0
  const kept = memory.part(`${name} port`, () => port) ?? 0
  port = wanted || kept || (await tryPort(0)) || 0
  if (name === 'tenant' && kept !== 0 && kept !== port) {
    throw new Error(`This rehearsal began on port ${kept}, which its links name, so it cannot move to ${port}. Start it without TENANT_PORT, or begin anew: npm start -- --fresh`)
  }
  for (let waited = 0; (await tryPort(port)) === null; waited += 200) {
    if (waited >= patience) throw new Error(takenSentence(name, port, kept))
    await pause(200)
  }
  return port
}

function takenSentence(name: string, port: number, kept: number): string {
  const variable = `${name.toUpperCase()}_PORT`
  const remedy = name === 'tenant' && kept !== 0 ? `begin anew on another one: ${variable}=… npm start -- --fresh` : `choose another one: ${variable}=… npm start`
  return `Port ${port} is taken by another program, perhaps by a Crosspath that still runs. End it, or ${remedy}`
}

/** The port when it is free (for 0: some free port), otherwise null. */
function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const found = (probe.address() as AddressInfo).port
      probe.close(() => resolve(found))
    })
  })
}
