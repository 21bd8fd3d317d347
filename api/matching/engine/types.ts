/** Local wall clock of the person's own zone, `["09:00", "17:00"]`; a day that is not named is not worked. "24:00" ends a day. */
export type WorkingHours = { [day in Weekday]?: [start: string, end: string] }

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

/**
 * Somebody in the directory. Absent or null `level`, `workingHours`, `timeZone` and `languages` mean "not known",
 * and what is not known never forbids; an empty list or object is known to be empty, and does.
 */
export type PoolPerson = {
  id: string
  /** How the person is called in reasons; the id when absent. */
  name?: string | null
  /** May be unknown, and chains may run in circles: both end a walk. */
  managerId?: string | null
  /** Path in the department tree, top first. */
  department: string[]
  /** Higher is more senior. */
  level?: number | null
  site?: string | null
  /** IANA or Windows name. */
  timeZone?: string | null
  workingHours?: WorkingHours | null
  /** The language somebody speaks best comes first. */
  languages?: string[] | null
}

export type PoolMentor = {
  person: string
  capacity: number
  /** Skill → how strong, 1..5. */
  skills: Record<string, number>
  interests?: string[]
  favourites?: string[]
  /** What the mentoring should be about, in the program's words. */
  themes?: string[]
  /** A private veto: honoured from either side, and never shown. */
  never?: string[]
}

export type PoolMentee = {
  person: string
  /** Skill → how much it is wanted, 1..3. */
  wants: Record<string, number>
  /** Skill → how strong already, 1..5. */
  skills?: Record<string, number>
  /** Functions or departments to learn about. */
  explore?: string[]
  interests?: string[]
  /** Free text; only terms of the taxonomy are read from it. */
  goals?: string | null
  favourites?: string[]
  themes?: string[]
  never?: string[]
}

/** Points each part of the score can reach at most; together at most 1,000,000. Belongs to the program and is shown. */
export type ScoreWeights = {
  skill: number
  goal: number
  function: number
  interest: number
  favourite: number
  seniority: number
  hours: number
  /** How far apart they stand in the department tree and in the reporting lines. */
  distance: number
  /** How new a tie between their two departments would be. */
  tie: number
  /** Languages beyond what the rule asks. */
  language: number
  theme: number
}

export type MatchRules = {
  /** No circle has more mentees, whatever the mentor's capacity. */
  circleSize: number
  /** Which level of the department path, counted from 1, is "the department". */
  departmentLevel: number
  /** May mentees of one circle share a department? Mentor against mentee is always forbidden. */
  distinctDepartments: 'hard' | 'prefer' | 'off'
  /** With 'prefer': points lost per further mentee of a department, times how many of it are already there. */
  sameDepartmentPenalty: number
  /** How many levels up or down a mentor may not stand; 0 switches the rule off. */
  reportingLevels: number | 'any'
  sharedManager: boolean
  /** Hours, on the best day of the week that begins on `week`. */
  minSharedHours: number
  /** A Monday, `YYYY-MM-DD`. */
  week: string
  languages: boolean
  /** Mentor's level minus mentee's. */
  seniorityGap: { min: number | null; max: number | null }
  cooldownSeasons: number
  /** Ascending scores: before the total, the fewest matches below the first, then below the second. */
  floors: number[]
  weights: ScoreWeights
}

export type PairReference = { mentor: string; mentee: string }

/** Everything a match run decides from. The order of any list in it never matters, but that of a person's languages and department path. */
export type MatchInstance = {
  people: PoolPerson[]
  mentors: PoolMentor[]
  mentees: PoolMentee[]
  rules?: Partial<Omit<MatchRules, 'weights' | 'seniorityGap'>> & {
    weights?: Partial<ScoreWeights>
    seniorityGap?: { min?: number | null; max?: number | null }
  }
  history?: (PairReference & { season: number })[]
  /** The season that is matched now; default: one after the latest of the history. */
  season?: number
  /** Pairs an organizer holds: they stand whatever the rules say, except that a private veto is stronger. */
  locks?: PairReference[]
  forbidden?: PairReference[]
  /** Pairs that the product holds back by lot: private like a veto, without a trace, and stronger than a lock. */
  heldBack?: PairReference[]
  /** Pairs that stand from an earlier run, around which a new one should change little. */
  standing?: PairReference[]
  /** Settles the order among equals. */
  seed?: number
}

export type ReasonKind = keyof ScoreWeights

export type Reason = { kind: ReasonKind; points: number; text: string }

export type MatchedMentee = { id: string; score: number; reasons: Reason[] }

export type MatchedCircle = { mentor: string; mentees: MatchedMentee[] }

/** `label` is the rule's name for people: "Relaxing the {label} rule …". `text` is a whole sentence that names nobody. */
export type BindingRule = { rule: string; label: string; text: string }

/**
 * What dropping one rule for everyone would do: `frees` more mentees get a mentor in all, or at least so many where
 * counting further would have cost too much; `opens` is how many partners this person would gain by the public rules.
 */
export type Relaxation = { rule: string; label: string; frees: number; atLeast?: true; opens: number }

export type UnmatchedPerson = {
  id: string
  role: 'mentee' | 'mentor'
  binding: BindingRule[]
  relaxing: Relaxation[]
}

export type MatchAnswer = {
  circles: MatchedCircle[]
  unmatched: UnmatchedPerson[]
  /**
   * `penalty` is what 'prefer' costs; the optimum is of `score − penalty`. `kept`, there where pairs stand, comes after
   * `matched` and before everything else.
   */
  objective: { matched: number; kept?: number; score: number; penalty: number }
  /** No assignment within the rules matches more, nor, matching as many, reaches more of `score − penalty`. */
  bound: { matched: number; score: number }
  /** Relative loss of `score − penalty` against the bound. */
  gap: number
  /** What differs from the pairs that stood; there where the instance names any. */
  changes?: Changes
  /** What is proven among circles that can all meet; there where a common time was asked for. */
  keepable?: Keepable
}

/**
 * `bound`: no circles that can all meet match more, nor, matching as many, reach more of `score − penalty` (what floors and
 * standing pairs weigh counted in). `gap` is the relative loss against it, 0 where the loss is proven to be the least.
 * `cannotMeet`: mentors of circles that have no common time because locks hold them together.
 */
export type Keepable = { bound: { matched: number; score: number }; gap: number; isProven: boolean; cannotMeet: string[] }

/**
 * `broken` stood and is no more, `formed` did not stand before; both by mentor, then mentee. `circlesTouched` counts
 * the circles that gained or lost somebody.
 */
export type Changes = { kept: number; broken: PairReference[]; formed: PairReference[]; circlesTouched: number }

/** A pair that no rule forbids, capacity aside. `group` is the mentee's department, or a label of their own that no mentee's department has. */
export type PermittedPair = { mentee: string; mentor: string; score: number; group: string }

/**
 * Linear duals that prove the answer; read match.ts for the inequalities. Absent entries are 0. The keys of `group` are
 * `mentor|group`: no mentor's id contains "|" (such an instance is refused), so the first one ends the mentor's id.
 */
export type Certificate = {
  M: number
  /** What keeping a standing pair is worth; there where pairs stand. */
  kept?: number
  /** What reaching each of `rules.floors` is worth, in the same order; empty without floors. */
  tiers: number[]
  mentee: Record<string, number>
  mentor: Record<string, number>
  group: Record<string, number>
  /**
   * The same proof with weights that count only, as digits in base n + 1; there where the tiers above are not strict.
   * It proves the counts, the one above proves the score among those with these counts.
   */
  counts?: Certificate
}
