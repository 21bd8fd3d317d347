import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { Config } from '../config.ts'

type Element = NonNullable<IAdaptiveCard['body']>[number]
type Action = NonNullable<IAdaptiveCard['actions']>[number]

/** Words that run from right to left, with what stands between them: kept apart, or they would carry the sentence around them along. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}](?:[^\p{Script=Latin}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])?/gu

/** People's own words on one line, without characters that nobody sees or that turn the order of what follows. */
export function spoken(text: string): string {
  return text.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]|(?!\s)\p{Cc}/gu, '').replace(/\s+/g, ' ').trim()
}

/**
 * People's own words, with Markdown taken out of action: what somebody typed must not become a link, a list or a
 * heading in their manager's chat.
 */
export function plain(text: string): string {
  // Inside <…> a backslash does not help: Markdown would make a link of an address there.
  const words = spoken(text).replaceAll('<', '‹').replace(/([\\`*_{}[\]()#+!|>~-])/g, '\\$1').replace(/^(\d+)\./, '$1\\.')
  return words.replace(rightToLeft, '\u2068$&\u2069')
}

/** The beginning of a text, with an ellipsis where it is longer. */
export function shortened(text: string, characters: number): string {
  const all = Array.from(spoken(text))
  return all.length <= characters ? all.join('') : `${all.slice(0, characters - 1).join('').trimEnd()}…`
}

/**
 * A card of version 1.5, the newest that Teams and Outlook both render, with the fallback and spoken text that every card has.
 * Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
 */
export function card(parts: { body: Element[]; actions?: Action[]; spoken: string; refresh?: { verb: string; data: object } }): IAdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: parts.spoken,
    speak: parts.spoken,
    body: parts.body,
    ...(parts.actions && { actions: parts.actions }),
    ...(parts.refresh && { refresh: { action: { type: 'Action.Execute', verb: parts.refresh.verb, data: parts.refresh.data } } }),
  }
}

export function heading(text: string): Element {
  return { type: 'TextBlock', text, weight: 'Bolder', size: 'Medium', wrap: true }
}

export function line(text: string, options: { subtle?: boolean; strong?: boolean } = {}): Element {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Small', ...(options.strong && { weight: 'Bolder' }), ...(options.subtle && { isSubtle: true, size: 'Small' }) }
}

export function facts(entries: [title: string, value: string][]): Element {
  return { type: 'FactSet', facts: entries.filter(([, value]) => value !== '').map(([title, value]) => ({ title, value })) }
}

/** What an input needs besides its kind; `missing` says what to do where it was left empty and must not be. */
type Asked = { id: string; label: string; missing?: string; value?: string | undefined }

function asked({ id, label, missing, value }: Asked) {
  return { id, label, ...(missing !== undefined && { isRequired: true, errorMessage: missing }), ...(value && { value }) }
}

export function textInput(input: Asked & { maxLength: number; placeholder?: string }): Element {
  return { type: 'Input.Text', ...asked(input), isMultiline: true, maxLength: input.maxLength, ...(input.placeholder !== undefined && { placeholder: input.placeholder }) }
}

/** A day between two others, both included; clients may let through what lies outside. */
export function dateInput(input: Asked & { min: string; max: string }): Element {
  return { type: 'Input.Date', ...asked(input), min: input.min, max: input.max }
}

/** One of several: `compact` for a few, `filtered` to find a name by typing. */
export function choiceInput(input: Asked & { style: 'compact' | 'filtered'; placeholder: string; choices: { title: string; value: string }[] }): Element {
  return { type: 'Input.ChoiceSet', ...asked(input), style: input.style, placeholder: input.placeholder, choices: input.choices }
}

/** A button that comes back to us; the answer is the card redrawn. `secondary` ones stand behind "…". */
export function press(title: string, verb: string, data: object, options: { skipInputs?: boolean; secondary?: boolean } = {}): Action {
  return { type: 'Action.Execute', title, verb, data, ...(options.skipInputs && { associatedInputs: 'none' }), ...(options.secondary && { mode: 'secondary' }) }
}

/** A button that opens a page of the tab inside Teams. */
export function openTab(config: Pick<Config, 'teamsAppId'>, title: string, path: string, options: { secondary?: boolean } = {}): Action {
  return { type: 'Action.OpenUrl', title, url: tabLink(config, path), ...(options.secondary && { mode: 'secondary' }) }
}

/**
 * The address of a page of the tab, as Teams and Outlook open it.
 * Source: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function tabLink(config: Pick<Config, 'teamsAppId'>, path: string): string {
  const place = encodeURIComponent(JSON.stringify({ subPageId: path }))
  return `https://teams.microsoft.com/l/entity/${config.teamsAppId}/home?context=${place}`
}
