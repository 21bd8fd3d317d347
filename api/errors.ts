/**
 * Every refusal that the product knows, with its HTTP status. `report`: somebody should look at it;
 * the others are ordinary life and are only logged.
 */
const codes = {
  invalid_json: { status: 400, report: false },
  invalid_input: { status: 400, report: false },
  not_signed_in: { status: 401, report: false },
  not_allowed: { status: 403, report: false },
  not_found: { status: 404, report: false },
  person_unknown: { status: 403, report: false },
  enrolment_closed: { status: 409, report: false },
  enrolment_incomplete: { status: 422, report: false },
  enrolment_wrong_state: { status: 409, report: false },
  enrolment_already_decided: { status: 409, report: false },
  question_waiting: { status: 409, report: false },
  reminded_today: { status: 409, report: false },
  season_over: { status: 409, report: false },
  places_given: { status: 409, report: false },
  draw_not_due: { status: 409, report: false },
  draw_not_possible: { status: 409, report: false },
  own_approval: { status: 403, report: false },
  no_approver: { status: 422, report: false },
  match_run_under_way: { status: 409, report: false },
  match_run_not_ready: { status: 409, report: false },
  match_run_outdated: { status: 409, report: false },
  match_run_over: { status: 409, report: false },
  pair_not_proposed: { status: 409, report: false },
  pair_not_free: { status: 409, report: false },
  pair_against_rules: { status: 422, report: false },
  nobody_to_match: { status: 422, report: false },
  repair_outdated: { status: 409, report: false },
  series_not_retriable: { status: 409, report: false },
  occurrence_not_movable: { status: 409, report: false },
  check_in_not_possible: { status: 409, report: false },
  time_taken: { status: 409, report: false },
  session_wrong_state: { status: 409, report: false },
  story_wrong_state: { status: 409, report: false },
  pack_version_taken: { status: 409, report: false },
  dates_out_of_order: { status: 422, report: false },
  too_many_goals: { status: 422, report: false },
  exercise_incomplete: { status: 422, report: false },
  changed_elsewhere: { status: 409, report: false },
  list_full: { status: 422, report: false },
  too_large: { status: 413, report: false },
  unsupported_media_type: { status: 415, report: false },
  directory_unreachable: { status: 503, report: true },
  sign_in_unreachable: { status: 503, report: true },
  internal: { status: 500, report: true },
} as const

export type ErrorCode = keyof typeof codes
export type ErrorDetail = { path: string; message: string }

/** An expected refusal. The message is a plain sentence that names the remedy; it reaches the person as it is. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetail[] | undefined

  constructor(code: ErrorCode, message: string, details?: ErrorDetail[]) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** HTTP status of a code, and whether an operator should be told. */
export function describeCode(code: ErrorCode): { status: number; report: boolean } {
  return codes[code]
}
