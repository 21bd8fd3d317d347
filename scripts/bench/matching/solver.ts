import type { BenchInstance, Form } from './instance.ts'
import type { Prices } from './check-prices.ts'

/** What a solver hands over: the mentor of each mentee, −1 for nobody, and its proof if it has one. */
export type Seating = { mentorOf: Int32Array; prices?: () => Prices }

/** Everything before solving: the instance in the shape this solver wants. Returns the solve. */
export type Build = (instance: BenchInstance, form: Form) => () => Seating | Promise<Seating>

export type Solver = {
  name: string
  /** Does it promise the optimum? */
  isExact: boolean
  /** The forms that its input can express. */
  forms: readonly Form[]
  /** Loads what it stands on, which is timed with nothing. Packages are looked up in `packages`. */
  load(packages: string): Build | Promise<Build>
}
