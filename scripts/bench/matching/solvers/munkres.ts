import type { Solver } from '../solver.ts'
import { loadPackage } from './package.ts'
import { buildSeatMatrix } from './seat-matrix.ts'

type Munkres = { munkres(cost: number[][]): [row: number, column: number][] }

export const munkresPackage: Solver = {
  name: 'munkres',
  isExact: true,
  forms: ['free'],
  async load(packages) {
    const { munkres } = await loadPackage<Munkres>(packages, 'munkres')
    return (instance) => {
      const { cost, read } = buildSeatMatrix(instance)
      return () => read(munkres(cost))
    }
  },
}
