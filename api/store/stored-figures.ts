/** department: by where people work in the company; site: by their office. */
export type CutKind = 'all' | 'function' | 'site'
/** What is read of no person, in the parts that are released together. */
export type SensitivePart = 'goals' | 'attainment' | 'skills' | 'actions'

/**
 * few: fewer than five people in all · partner: of a group, fewer than five, or it would tell another one that is hidden · not-split: never by department or site ·
 * later: by department and site when the season is over · none: there is nothing to count yet.
 */
export type Hidden = 'few' | 'partner' | 'not-split' | 'later' | 'none'

/** Figures as the database keeps them: sums, so that those of several cohorts can be added. */
export type StoredFigure =
  | { kind: 'share'; part: number; whole: number; people: number }
  /** Of `count` values: their sum, and the sum of their squares. */
  | { kind: 'mean'; sum: number; squares: number; count: number; people: number }
  /** How many took each number of days, by the number. */
  | { kind: 'days'; days: Record<string, number>; people: number }
  | { kind: 'hidden'; why: Hidden }

/** `month`: `YYYY-MM`. `held` counts the sessions that kept their date, `moved` those that were held after a move, `missed` those nobody closed. */
export type StoredMonth = { month: string; held: number; moved: number; missed: number }
/** One session of the roadmap over all circles; null where too few said something. */
export type StoredVoice = { number: number; mean: number | null; answers: number | null }
