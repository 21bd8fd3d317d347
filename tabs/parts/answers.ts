import { type QueryClient, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { Endpoint } from '../../api/http/endpoint.ts'
import type { ApiError } from '../client.ts'
import { type Answer, call, type Request } from '../client.ts'

type Options<E extends Endpoint> = {
  /** Ask again every so many milliseconds while this says so; for things under way. */
  pollMs?: (answer: Answer<E> | undefined) => number | false
  /** Default true. */
  enabled?: boolean
}

/** The key under which an endpoint's answers are kept. Without a request: all of that endpoint's answers. */
export function keyOf<E extends Endpoint>(endpoint: E, request?: Request<E>): unknown[] {
  return request ? [endpoint.path, request] : [endpoint.path]
}

/** Reads an endpoint and keeps its answer fresh: when the tab comes back into view, and while `pollMs` says so. */
export function useAnswer<E extends Endpoint>(endpoint: E, request: Request<E>, options: Options<E> = {}): UseQueryResult<Answer<E>, ApiError> {
  const { pollMs, enabled = true } = options
  const queries = useQueryClient()
  const queryKey = keyOf(endpoint, request)
  // A page that was kept from before may still name the circle for a moment.
  const left = isBeingLeft(queries, request) && queries.getQueryData(queryKey) === undefined
  return useQuery<Answer<E>, ApiError>({
    queryKey,
    queryFn: ({ signal }) => {
      const kept = isBeingLeft(queries, request) ? queries.getQueryData<Answer<E>>(queryKey) : undefined
      return kept ?? call(endpoint, request, signal)
    },
    enabled: enabled && !left,
    ...(pollMs ? { refetchInterval: (query: { state: { data: Answer<E> | undefined } }) => pollMs(query.state.data) } : {}),
  })
}

/** Sending under this key takes somebody out of a circle: what they look at of it is not asked for once more meanwhile, as they may be out already, nor afterwards while the page still shows it. */
const LEAVING = ['leaving']

function isBeingLeft(queries: QueryClient, request: unknown): boolean {
  const circleOf = (value: unknown) => (value as { params?: { circleId?: unknown } } | undefined)?.params?.circleId
  const circleId = circleOf(request)
  return circleId !== undefined && queries.getMutationCache().findAll({ mutationKey: LEAVING }).some(({ state }) => state.status !== 'error' && circleOf(state.variables) === circleId)
}

/**
 * Sends something to an endpoint: `send.mutate(request)` or `await send.mutateAsync(request)`. Afterwards, also after a
 * refusal, everything read from the `refresh` endpoints is asked for again, because somebody else may have been quicker.
 * `untilFresh`: stays pending until those answers are here, for controls that show what they send; callbacks given to
 * `mutate` are then late, and never called when the fresh answer takes their component off the page. `leaving`: it takes the person out of the
 * circle that it names. `inTurn`: presses under the same name reach the server one after the other, in their order.
 */
export function useSend<E extends Endpoint>(endpoint: E, refresh: Endpoint[] = [], { untilFresh = false, leaving = false, inTurn }: { untilFresh?: boolean; leaving?: boolean; inTurn?: string } = {}) {
  const queries = useQueryClient()
  return useMutation<Answer<E>, ApiError, Request<E>>({
    ...(leaving ? { mutationKey: LEAVING } : {}),
    ...(inTurn ? { scope: { id: inTurn } } : {}),
    mutationFn: (request) => call(endpoint, request),
    onSettled: () => {
      const fresh = Promise.all(refresh.map((stale) => queries.invalidateQueries({ queryKey: keyOf(stale) })))
      return untilFresh ? fresh : undefined
    },
  })
}
