import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { Config } from '../config.ts'

type Element = NonNullable<IAdaptiveCard['body']>[number]
type Action = NonNullable<IAdaptiveCard['actions']>[number]

/**
 * People's own words, with Markdown taken out of action: what somebody typed must not become a link or a heading
 * in their manager's chat.
 */
export function plain(text: string): string {
  // Inside <…> a backslash does not help: Markdown would make a link of an address there.
  return text.replace(/\s+/g, ' ').trim().replaceAll('<', '‹').replace(/([\\`*_{}[\]()#+!|>~-])/g, '\\$1')
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

export function line(text: string, options: { subtle?: boolean } = {}): Element {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Small', ...(options.subtle && { isSubtle: true, size: 'Small' }) }
}

export function facts(entries: [title: string, value: string][]): Element {
  return { type: 'FactSet', facts: entries.filter(([, value]) => value !== '').map(([title, value]) => ({ title, value })) }
}

/** A button that comes back to us; the answer is the card redrawn. */
export function press(title: string, verb: string, data: object, options: { skipInputs?: boolean } = {}): Action {
  return { type: 'Action.Execute', title, verb, data, ...(options.skipInputs && { associatedInputs: 'none' }) }
}

/** A button that opens a page of the tab inside Teams. */
export function openTab(config: Pick<Config, 'teamsAppId'>, title: string, path: string): Action {
  return { type: 'Action.OpenUrl', title, url: tabLink(config, path) }
}

/**
 * The address of a page of the tab, as Teams and Outlook open it.
 * Source: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function tabLink(config: Pick<Config, 'teamsAppId'>, path: string): string {
  const place = encodeURIComponent(JSON.stringify({ subPageId: path }))
  return `https://teams.microsoft.com/l/entity/${config.teamsAppId}/home?context=${place}`
}
