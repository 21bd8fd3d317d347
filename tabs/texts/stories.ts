import english from './en/stories.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('stories', english)
