import type { Solver } from './solver.ts'
import { glpkPackage } from './solvers/glpk.ts'
import { greedy } from './solvers/greedy.ts'
import { highsPackage } from './solvers/highs.ts'
import { javascriptLpSolverPackage } from './solvers/javascript-lp-solver.ts'
import { linearSumAssignmentPackage } from './solvers/linear-sum-assignment.ts'
import { munkresPackage } from './solvers/munkres.ts'
import { ours } from './solvers/ours.ts'
import { stableMarriagePackage } from './solvers/stable-marriage.ts'

/** What npm offers that can state the problem at all. */
export const packages: readonly Solver[] = [
  munkresPackage,
  linearSumAssignmentPackage,
  glpkPackage,
  highsPackage,
  javascriptLpSolverPackage,
  stableMarriagePackage,
]

export const solvers: readonly Solver[] = [ours, greedy, ...packages]

export function solverNamed(name: string): Solver {
  const found = solvers.find((solver) => solver.name === name)
  if (!found) throw new Error(`There is no solver called ${name}.`)
  return found
}
