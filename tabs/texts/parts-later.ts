import english from './en/parts-later.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('parts-later', english)
