import english from './en/goals.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('goals', english)
