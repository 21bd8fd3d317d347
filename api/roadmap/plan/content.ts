/**
 * What a program's roadmap is made of: sessions in four phases, and the exercises in them. It is read from a pack file
 * (`api/programs/packs`), so a company can write its own; nothing in here is specific to the packs that come with the product.
 */
export type Pack = {
  /** Version of the file format. */
  format: 1
  /** Kebab-case; two packs with one id are versions of each other. */
  id: string
  version: number
  name: string
  /** What participants read: what this program is for, in a sentence or two. */
  purpose: string
  /** For example "#BuildTogether&GrowTogether". */
  hashtag: string | null
  look: PackLook
  /** Length of every session in minutes: agendas add up to it. */
  minutes: SessionMinutes
  /** Three to twelve. */
  sessions: SessionContent[]
  /** Everything that sessions name as an exercise, except `goals` and `goal-review`, which every roadmap has. */
  forms: Form[]
  /** How much more or less a part of the match score counts than usual: part to factor, 0 to 3. */
  weights: Record<string, number>
}

export type PackLook = { accent: 'brand' | 'teal' | 'plum' | 'gold' | 'forest'; icon: 'people' | 'build' | 'compass' | 'hand-over' | 'seedling' | 'chat' }
export type SessionMinutes = 45 | 60 | 75 | 90

/** 1 trust and goals · 2 strengths and growth areas · 3 solutions · 4 review and plan forward. */
export type Phase = 1 | 2 | 3 | 4

export type SessionContent = {
  /** The phase in which the roadmap shows it. Phases never step back from one session to the next. */
  phase: Phase
  /** Only where a short roadmap does phases 2 and 3 in one session: then `phase` is 2, and this 3. */
  through?: 3 | undefined
  title: string
  /** One to three words for tight places. */
  shortTitle: string
  aim: string
  outcome: string
  /** Worth a thought before the session, to everybody and to each role. */
  questions: { everyone: string[]; mentee: string[]; mentor: string[] }
  /** With one mentee, and in a circle of several; each adds up to the session's minutes. */
  agenda: { pair: AgendaLine[]; circle: AgendaLine[] }
  preparation: { mentee: PreparationLine[]; mentor: PreparationLine[] }
  /** Ids of forms, in the order in which they are met; `goals` and `goal-review` are always there to be named. */
  exercises: string[]
}

/** `turns`: the time is shared out equally, among the mentees or among everyone, in an order that rotates from session to session. */
export type AgendaLine = { minutes: number; text: string; turns?: 'mentees' | 'everyone' }
/** The id is stable: ticks are kept by it. With `exercise` the line is done when that exercise is. */
export type PreparationLine = { id: string; minutes: number; text: string; exercise?: string }

/** One exercise: what somebody fills in, alone or for the circle. */
export type Form = {
  id: string
  title: string
  /** Why it is worth the minutes, in one or two sentences. */
  intro: string
  minutes: number
  by: 'mentee' | 'mentor' | 'everyone'
  /** prepare: before the session · run: during it · close: when it ends. Members may fill it in at any time from the session's opening on. */
  moment: 'prepare' | 'run' | 'close'
  /**
   * mine: nobody else ever reads it · choice: private until its owner shares it · both: members see each other's once they have
   * marked their own as ready, so that nobody is led · circle: the circle sees it once it is marked as ready · mentor: the circle's
   * mentor alone does, from a circle of several without names.
   */
  seen: 'mine' | 'choice' | 'both' | 'circle' | 'mentor'
  fields: Field[]
}

type AnyField = {
  id: string
  label: string
  /** One line below the label. */
  hint?: string
  /** A good answer of somebody else's, shown on demand. */
  example?: string
  /** Asked for before the exercise counts as ready; nothing is ever required for saving. */
  needed?: boolean
  /** Never shown to others, whatever is shared. */
  private?: boolean
}
export type Choice = { id: string; label: string }
export type TextField = AnyField & { kind: 'text'; max: number; lines?: number }
export type ChoiceField = AnyField & { kind: 'choice'; options: Choice[] }
export type ChoicesField = AnyField & { kind: 'choices'; options: Choice[]; min: number; max: number }
/** 1 to 5 between two words. */
export type ScaleField = AnyField & { kind: 'scale'; from: string; to: string }
/** 0 to the number of anchors less one, each anchored by a sentence. */
export type LevelField = AnyField & { kind: 'level'; anchors: { word: string; means: string }[] }
export type NumberField = AnyField & { kind: 'number'; min: number; max: number; step: number; unit: string }
export type DateField = AnyField & { kind: 'date'; /** The furthest day, counted from the day of writing. */ daysAhead: number }
/** A member of the circle, by person id. */
export type MemberField = AnyField & { kind: 'member' }
export type YesField = AnyField & { kind: 'yes' }
export type SimpleField = TextField | ChoiceField | ChoicesField | ScaleField | LevelField | NumberField | DateField | MemberField | YesField
/** Several of the same kind, for example two to eight challenges. */
export type ListField = AnyField & { kind: 'list'; noun: string; min: number; max: number; of: SimpleField[] }
export type Field = SimpleField | ListField

export type SimpleAnswer = string | number | boolean | string[]
/** By field id; what is not filled in is not there. Rows of lists carry no id of their own. */
export type AnswerRow = Record<string, SimpleAnswer>
export type Answers = Record<string, SimpleAnswer | AnswerRow[]>
