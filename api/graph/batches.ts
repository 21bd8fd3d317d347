import { setTimeout as pause } from 'node:timers/promises'
import type { BatchAnswer, BatchRequest } from './client.ts'
import { type Passing, passingError, passingStatus } from './failures.ts'
import type { Lanes } from './lanes.ts'
import { isRepeatable, mailboxOf, withContentType } from './requests.ts'

/** Documented limit of one `$batch` call. Source: learn.microsoft.com/graph/json-batching */
const batchSize = 20
/** How long a part waits for others to travel with. */
const gatheringMilliseconds = 4
/** A lane that is left wakes us; this is for the case that none is. */
const longestSleep = 1_000

type Part = {
  request: BatchRequest
  mailbox: string | null
  patienceMilliseconds: number
  /** From the first refusal on: when to give up. */
  until: number | null
  refused: BatchAnswer | null
  settle: (answer: BatchAnswer) => void
  fail: (error: unknown) => void
}
/** One `$batch` call; ids are the call's own. */
export type Send = (requests: BatchRequest[]) => Promise<BatchAnswer[]>
export type Batches = (requests: BatchRequest[], patienceSeconds: number) => Promise<Map<string, BatchAnswer>>

/**
 * Gathers the requests of everybody who asks at the same time into `$batch` calls. A call never holds more requests for one mailbox
 * than it has free lanes, since Outlook refuses the rest, and dependencies between parts may only be none or all; what does not fit
 * travels with a later call. Parts that were refused or lost are asked again, and no others.
 */
export function createBatches(lanes: Lanes, send: Send): Batches {
  let waiting: Part[] = []
  let pumping = false

  async function pump(): Promise<void> {
    if (pumping) return
    pumping = true
    while (waiting.length > 0) {
      if (waiting.length < batchSize) await pause(gatheringMilliseconds)
      const taken = takeParts()
      if (taken.length > 0) void carry(taken)
      else if (waiting.length > 0) await lanes.change(untilNextRested())
    }
    pumping = false
  }

  function takeParts(): Part[] {
    const taken: Part[] = []
    const left: Part[] = []
    for (const part of waiting) {
      if (taken.length < batchSize && lanes.take(part.mailbox)) taken.push(part)
      else if (isTooLong(part)) part.settle({ ...(part.refused ?? tooManyRequests), id: part.request.id })
      else left.push(part)
    }
    waiting = left
    return taken
  }

  /** Patience is for refusals, one's own and those of others on the same mailbox; a long queue needs none. */
  function isTooLong(part: Part): boolean {
    const readyAt = lanes.readyAt(part.mailbox)
    if (readyAt <= performance.now()) return false
    part.until ??= performance.now() + part.patienceMilliseconds
    return readyAt > part.until
  }

  function untilNextRested(): number {
    const now = performance.now()
    const rests = waiting.map((part) => lanes.readyAt(part.mailbox) - now).filter((milliseconds) => milliseconds > 0)
    return Math.min(longestSleep, ...rests)
  }

  async function carry(parts: Part[]): Promise<void> {
    try {
      const answers = new Map((await send(parts.map(({ request }, at) => ({ ...request, id: String(at + 1) })))).map((answer) => [answer.id, answer]))
      for (const [at, part] of parts.entries()) receive(part, answers.get(String(at + 1)) ?? connectionLost)
    } catch (error) {
      const passing = passingError(error)
      for (const part of parts) {
        if (passing) receive(part, connectionLost, passing)
        else part.fail(error)
      }
    } finally {
      for (const part of parts) lanes.leave(part.mailbox)
      void pump()
    }
  }

  function receive(part: Part, answer: BatchAnswer, known: Passing | null = null): void {
    const passing = known ?? passingStatus(answer.status, retryAfterOf(answer))
    if (!passing) {
      lanes.ease(part.mailbox)
      return part.settle({ ...answer, id: part.request.id })
    }
    lanes.rest(part.mailbox, passing.askedSeconds)
    part.refused = answer
    const mayRepeat = passing.done === 'no' || isRepeatable(part.request)
    if (mayRepeat && !isTooLong(part)) waiting.push(part)
    else part.settle({ ...answer, id: part.request.id })
  }

  return async (requests, patienceSeconds) => {
    const answers = requests.map(
      (request) =>
        new Promise<BatchAnswer>((settle, fail) => {
          waiting.push({ request: withContentType(request), mailbox: mailboxOf(request.url), patienceMilliseconds: patienceSeconds * 1000, until: null, refused: null, settle, fail })
        }),
    )
    void pump()
    return new Map((await Promise.all(answers)).map((answer) => [answer.id, answer]))
  }
}

const connectionLost: BatchAnswer = { id: '', status: 504, body: { error: { code: 'ConnectionLost', message: 'Microsoft Graph did not answer.' } } }
const tooManyRequests: BatchAnswer = { id: '', status: 429, body: { error: { code: 'TooManyRequests', message: 'Microsoft Graph asks us to wait longer than this can wait.' } } }

function retryAfterOf(answer: BatchAnswer): string | undefined {
  return Object.entries(answer.headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
}
