import type { Trouble } from '../graph/trouble.ts'
import type { HostAction } from './server.ts'

/** Failures of Microsoft 365 that a visitor may order, to see that Crosspath lives with them. */
export function hostTroubles(trouble: Trouble): HostAction[] {
  return [
    {
      id: 'throttle',
      title: 'Ask for slowness',
      line: 'The next 10 requests to Graph get 429 and two seconds to wait.',
      run: () => {
        trouble.order({ kind: 'throttled', path: /./, times: 10, retryAfterSeconds: 2 })
        return Promise.resolve('The next 10 requests will be told to wait.')
      },
    },
    {
      id: 'unavailable',
      title: 'Be out of order',
      line: 'The next 5 requests to Graph get 503.',
      run: () => {
        trouble.order({ kind: 'unavailable', path: /./, times: 5, retryAfterSeconds: 1 })
        return Promise.resolve('The next 5 requests will fail.')
      },
    },
    {
      id: 'answer-lost',
      title: 'Lose an answer',
      line: 'The next booking is made, but its answer is lost on the way.',
      run: () => {
        trouble.order({ kind: 'answerLost', method: 'POST', path: /\/events$/, times: 1 })
        return Promise.resolve('The next booking will be made twice, unless somebody takes care.')
      },
    },
    {
      id: 'fifth',
      title: 'Let a fifth of all answers fail',
      line: 'One in five requests gets 429, 503 or a cut connection, until all is well again.',
      run: () => {
        trouble.order({ kind: 'mixed', path: /./, share: 0.2, retryAfterSeconds: 1 })
        return Promise.resolve('From now on one answer in five fails.')
      },
    },
    {
      id: 'notifications',
      title: 'Lose the next notifications',
      line: 'The next 10 changes in calendars are told to nobody.',
      run: () => {
        trouble.order({ kind: 'notificationLost', path: /./, times: 10 })
        return Promise.resolve('The next 10 changes will go unnoticed, unless somebody looks.')
      },
    },
    {
      id: 'token',
      title: 'Let the token expire',
      line: 'The next request to Graph is refused as if its token had run out.',
      run: () => {
        trouble.order({ kind: 'tokenExpired', path: /./, times: 1 })
        return Promise.resolve('The next request will be refused.')
      },
    },
    {
      id: 'clear',
      title: 'All is well again',
      verb: 'Clear',
      line: 'Calls off everything above that has not struck yet.',
      run: () => {
        trouble.clear()
        return Promise.resolve('Nothing will go wrong on purpose.')
      },
    },
  ]
}
