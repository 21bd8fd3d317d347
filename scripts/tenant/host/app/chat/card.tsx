import { Spinner, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards'
import type { Action } from 'adaptivecards'
import { useLayoutEffect, useRef, useState } from 'react'
import { teamsHostConfig } from './host-config.ts'
import { markdownToHtml } from './markdown.ts'
import { MoreActions } from './more-actions.tsx'
import type { MoreActionsOf } from './more-actions.tsx'
import { useCardStyles } from './card-styles.ts'

export type CardAction = { type: string; id?: string; title?: string; verb?: string; data?: unknown }

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text)
  result.didProcess = true
}

const useStyles = makeStyles({
  frame: { position: 'relative' },
  waiting: { opacity: 0.6, pointerEvents: 'none' },
  spinner: { position: 'absolute', insetInlineEnd: '12px', insetBlockStart: '12px' },
  foot: { padding: '0 16px 12px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  failure: { color: tokens.colorStatusDangerForeground1 },
})

/**
 * One Adaptive Card as Teams shows it. `press` gets the action with the card's inputs in `data`; what it resolves to is shown
 * below the card. Give it a new key to draw a changed card. While a press is under way the card is dimmed and takes no second press, as in Teams.
 */
export function Card({ card, press, openLink }: {
  card: object
  press(action: CardAction): Promise<{ kind: 'card' } | { kind: 'text' | 'error'; text: string }>
  openLink(link: string): void
}) {
  const styles = useStyles()
  const cardStyles = useCardStyles()
  const place = useRef<HTMLDivElement>(null)
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState<{ kind: 'text' | 'error'; text: string } | null>(null)
  const [more, setMore] = useState<MoreActionsOf | null>(null)
  const [moreOpen, setMoreOpen] = useState(false)
  const handlers = useRef({ press, openLink })
  useLayoutEffect(() => {
    handlers.current = { press, openLink }
  })
  const busyNow = useRef(false)

  // Before the page is painted: a card that a refresh brings must not show as an empty frame first.
  useLayoutEffect(() => {
    const drawn = new AdaptiveCard()
    drawn.hostConfig = teamsHostConfig
    drawn.onExecuteAction = (action: Action) => {
      if (action instanceof OpenUrlAction) return handlers.current.openLink(action.url ?? '')
      if (!(action instanceof ExecuteAction) && !(action instanceof SubmitAction)) return undefined
      if (busyNow.current) return undefined
      busyNow.current = true
      setBusy(true)
      setNote(null)
      const pressed: CardAction = {
        type: action instanceof ExecuteAction ? 'Action.Execute' : 'Action.Submit',
        ...(action.id ? { id: action.id } : {}),
        ...(action.title ? { title: action.title } : {}),
        ...(action instanceof ExecuteAction && action.verb ? { verb: action.verb } : {}),
        data: action.data ?? {},
      }
      void handlers.current.press(pressed).then((answer) => {
        busyNow.current = false
        setBusy(false)
        setNote(answer.kind === 'card' || answer.text === '' ? null : answer)
      })
      return undefined
    }
    drawn.onDisplayOverflowActionMenu = (actions, button) => {
      if (!button) return false
      setMore({ actions, button })
      setMoreOpen((open) => !open)
      return true
    }
    drawn.onAnchorClicked = (_element, anchor) => {
      handlers.current.openLink(anchor.href)
      return true
    }
    drawn.parse(card)
    const element = drawn.render()
    if (element) place.current?.replaceChildren(element)
  }, [card])

  return (
    <div className={styles.frame} aria-busy={busy}>
      <div ref={place} className={mergeClasses(cardStyles.card, busy && styles.waiting)} />
      <MoreActions of={more} open={moreOpen} close={() => setMoreOpen(false)} />
      {busy && <Spinner className={styles.spinner} size="tiny" aria-label="Working on it" />}
      {note && (
        <div role={note.kind === 'error' ? 'alert' : 'status'} className={mergeClasses(styles.foot, note.kind === 'error' && styles.failure)}>{note.text}</div>
      )}
    </div>
  )
}
