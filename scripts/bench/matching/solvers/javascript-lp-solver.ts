import type { Solver } from '../solver.ts'
import { buildLinearProgram } from './linear-program.ts'
import { loadPackage } from './package.ts'

type Solve = (model: unknown) => Record<string, number | boolean | undefined>

export const javascriptLpSolverPackage: Solver = {
  name: 'javascript-lp-solver',
  isExact: true,
  forms: ['free', 'distinct'],
  async load(packages) {
    const { default: solver } = await loadPackage<{ default: { Solve: Solve } }>(packages, 'javascript-lp-solver')
    return (instance, form) => {
      const program = buildLinearProgram(instance, form)
      const constraints: Record<string, { max: number }> = {}
      program.most.forEach((max, row) => (constraints[`r${row}`] = { max }))
      const variables: Record<string, Record<string, number>> = {}
      program.worth.forEach((worth, offer) => {
        const rows = [program.menteeRow[offer]!, program.mentorRow[offer]!, program.placeRow[offer]!].filter((row) => row >= 0)
        variables[`x${offer}`] = { worth, ...Object.fromEntries(rows.map((row) => [`r${row}`, 1])) }
      })
      return () => {
        const result = solver.Solve({ optimize: 'worth', opType: 'max', constraints, variables })
        return program.read((offer) => Number(result[`x${offer}`] ?? 0))
      }
    }
  },
}
