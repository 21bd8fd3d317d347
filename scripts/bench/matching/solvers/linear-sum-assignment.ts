import type { Solver } from '../solver.ts'
import { loadPackage } from './package.ts'
import { buildSeatMatrix } from './seat-matrix.ts'

/** The option's name is the package's own spelling. */
type LinearSumAssignment = {
  linearSumAssignment(cost: number[][], options: { maximaze: boolean }): { rowAssignments: ArrayLike<number> }
}

export const linearSumAssignmentPackage: Solver = {
  name: 'linear-sum-assignment',
  isExact: true,
  forms: ['free'],
  async load(packages) {
    const { linearSumAssignment } = await loadPackage<LinearSumAssignment>(packages, 'linear-sum-assignment')
    return (instance) => {
      const { cost, read } = buildSeatMatrix(instance)
      return () => {
        const { rowAssignments } = linearSumAssignment(cost, { maximaze: false })
        return read(Array.from(rowAssignments, (column, row): [number, number] => [row, column]).filter(([, column]) => column >= 0))
      }
    }
  },
}
