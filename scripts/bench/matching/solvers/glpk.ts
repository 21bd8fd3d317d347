import type { Solver } from '../solver.ts'
import { buildLinearProgram, offersOfRows } from './linear-program.ts'
import { loadPackage } from './package.ts'

type Terms = { name: string; coef: number }[]

type Glpk = {
  GLP_MAX: number
  GLP_UP: number
  GLP_MSG_OFF: number
  solve(program: unknown, options: unknown): { result: { vars: Record<string, number> } } | Promise<{ result: { vars: Record<string, number> } }>
}

/** GPL-3.0: installed on demand in a folder of its own, to be measured, and never part of Crosspath. */
export const glpkPackage: Solver = {
  name: 'glpk.js',
  isExact: true,
  forms: ['free', 'distinct'],
  async load(packages) {
    const glpk = await (await loadPackage<{ default(): Promise<Glpk> }>(packages, 'glpk.js/node')).default()
    return (instance, form) => {
      const program = buildLinearProgram(instance, form)
      const names = Array.from(program.worth, (_, offer) => `x${offer}`)
      const objective: Terms = names.map((name, offer) => ({ name, coef: program.worth[offer]! }))
      const rows = offersOfRows(program)
        .map((offers, row) => ({
          name: `r${row}`,
          vars: offers.map((offer) => ({ name: names[offer]!, coef: 1 })),
          bnds: { type: glpk.GLP_UP, ub: program.most[row]!, lb: 0 },
        }))
        .filter(({ vars }) => vars.length > 0)
      const source = { name: 'seating', objective: { direction: glpk.GLP_MAX, name: 'worth', vars: objective }, subjectTo: rows }
      return async () => {
        const { result } = await glpk.solve(source, { msglev: glpk.GLP_MSG_OFF, presol: false })
        return program.read((offer) => result.vars[names[offer]!]!)
      }
    }
  },
}
