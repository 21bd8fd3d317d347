import type { Solver } from '../solver.ts'
import { buildLinearProgram } from './linear-program.ts'
import { loadPackage } from './package.ts'

type Model = {
  options: { set(options: Record<string, string | boolean>): void }
  run(): unknown
  getSolution(): { colValue: ArrayLike<number> }
}

type Highs = {
  infinity: number
  constants: { objectiveSense: { maximize: unknown } }
  createModel(source: Record<string, unknown>): Model
}

/** From here on its interior point method is faster than its simplex. */
const interiorPointFrom = 2_500

export const highsPackage: Solver = {
  name: 'highs',
  isExact: true,
  forms: ['free', 'distinct'],
  async load(packages) {
    const highs = await (await loadPackage<{ default(): Promise<Highs> }>(packages, 'highs')).default()
    return (instance, form) => {
      const { worth, most, menteeRow, mentorRow, placeRow, read } = buildLinearProgram(instance, form)
      const starts = new Int32Array(worth.length + 1)
      for (let offer = 0; offer < worth.length; offer++) starts[offer + 1] = starts[offer]! + (placeRow[offer]! < 0 ? 2 : 3)
      const entries = starts[worth.length]!
      const indices = new Int32Array(entries)
      starts.subarray(0, -1).forEach((at, offer) => {
        indices[at] = menteeRow[offer]!
        indices[at + 1] = mentorRow[offer]!
        if (placeRow[offer]! >= 0) indices[at + 2] = placeRow[offer]!
      })
      const model = highs.createModel({
        numCols: worth.length,
        numRows: most.length,
        sense: highs.constants.objectiveSense.maximize,
        colCost: worth,
        colLower: new Float64Array(worth.length),
        colUpper: new Float64Array(worth.length).fill(1),
        rowLower: new Float64Array(most.length).fill(-highs.infinity),
        rowUpper: most,
        matrix: { format: 'csc', numRows: most.length, numCols: worth.length, starts, indices, values: new Float64Array(entries).fill(1) },
      })
      model.options.set({ output_flag: false, solver: instance.department.length < interiorPointFrom ? 'simplex' : 'ipm' })
      return () => {
        model.run()
        const { colValue } = model.getSolution()
        return read((offer) => colValue[offer]!)
      }
    }
  },
}
