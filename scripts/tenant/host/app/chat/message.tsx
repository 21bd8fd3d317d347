import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { PeopleTeamFilled } from '@fluentui/react-icons'
import { memo, useEffect, useRef } from 'react'
import { ask } from '../client.ts'
import { shortDayAndTime } from '../dates.ts'
import { useStage } from '../stage.tsx'
import { Card } from './card.tsx'
import type { CardAction } from './card.tsx'
import { markdownToHtml } from './markdown.ts'
import type { ChatLine, PressAnswer } from '../../wire.ts'

const useStyles = makeStyles({
  line: { display: 'flex', gap: '12px', alignItems: 'flex-start' },
  own: { flexDirection: 'row-reverse' },
  face: { display: 'grid', placeItems: 'center', flex: 'none', width: '32px', height: '32px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, fontSize: '20px' },
  stack: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0, flex: 1 },
  ownStack: { alignItems: 'flex-end' },
  quiet: { color: tokens.colorNeutralForeground3 },
  bubble: {
    padding: '8px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    overflowWrap: 'anywhere',
    '& p, & ul, & ol': { margin: 0 },
    '& p + p': { marginBlockStart: '8px' },
  },
  ownBubble: { backgroundColor: tokens.colorBrandBackground2 },
  card: { maxWidth: '480px', width: '100%', boxSizing: 'border-box', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, boxShadow: tokens.shadow4, overflow: 'hidden' },
})

/** One message: text, cards, or both. A card whose refresh is due asks the bot for this viewer's own view, once. */
export const Message = memo(function Message({ message, reload }: { message: ChatLine; reload(): void }) {
  const styles = useStyles()
  const { person, openLink } = useStage()
  const own = message.author === 'person'
  const asked = useRef<string | null>(null)

  async function press(action: CardAction, trigger: 'manual' | 'automatic'): Promise<PressAnswer> {
    try {
      const answer = await ask<PressAnswer>(`/people/${person.id}/chat/${message.id}/press`, { action, trigger })
      reload()
      return answer
    } catch (error) {
      return { kind: 'error', text: (error as Error).message }
    }
  }

  useEffect(() => {
    if (!message.refresh || asked.current === message.revision) return
    asked.current = message.revision
    // A refresh that fails leaves the sent card standing, as in Teams.
    void press(message.refresh, 'automatic')
  })

  return (
    <article className={mergeClasses(styles.line, own && styles.own)} aria-label={`${own ? person.displayName : 'Crosspath'}, ${shortDayAndTime(message.sentAt)}`}>
      {!own && <span className={styles.face} aria-hidden><PeopleTeamFilled /></span>}
      <div className={mergeClasses(styles.stack, own && styles.ownStack)}>
        <Text size={200} className={styles.quiet}>
          {[own ? '' : 'Crosspath', shortDayAndTime(message.sentAt), message.edited ? 'Edited' : ''].filter(Boolean).join(' · ')}
        </Text>
        {message.text !== null && (message.textFormat === 'plain'
          ? <div className={mergeClasses(styles.bubble, own && styles.ownBubble)} style={{ whiteSpace: 'pre-wrap' }}>{message.text}</div>
          : <div className={mergeClasses(styles.bubble, own && styles.ownBubble)} dangerouslySetInnerHTML={{ __html: markdownToHtml(message.text) }} />)}
        {message.cards.map((card, index) => (
          <div key={`${message.revision} ${index}`} className={styles.card}>
            <Card card={card} press={(action) => press(action, 'manual')} openLink={openLink} />
          </div>
        ))}
      </div>
    </article>
  )
}, (before, after) => before.message.id === after.message.id && before.message.revision === after.message.revision)
