import { type ReactNode, useEffect, useRef } from 'react'
import { Body1, Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ChevronLeft20Regular } from '@fluentui/react-icons'
import { sayBasic } from '../texts/basics.ts'

const useStyles = makeStyles({
  layer: { display: 'flex', flexDirection: 'column', gap: '16px', padding: '16px' },
  // Outlook draws its own buttons into the corner at the end.
  head: { display: 'flex', flexDirection: 'column', gap: '4px', paddingInlineEnd: '36px' },
  over: { color: tokens.colorNeutralForeground2 },
  title: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: 'none' },
  back: { alignSelf: 'flex-start', marginInlineStart: '-8px' },
})

type LayerProps = {
  title: string
  /** A few words above the title. */
  over?: string
  /** The way back, on a second layer. */
  onBack?: () => void
  children: ReactNode
}

/** One screen of the pane. A second layer takes the focus, so that a screen reader says where one has arrived. */
export function Layer({ title, over, onBack, children }: LayerProps) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  const second = onBack !== undefined
  useEffect(() => {
    if (second) heading.current?.focus()
  }, [second])
  return (
    <main className={styles.layer}>
      {onBack && (
        <Button appearance="subtle" size="small" className={styles.back} icon={<ChevronLeft20Regular />} onClick={onBack}>
          {sayBasic('back')}
        </Button>
      )}
      <header className={styles.head}>
        {over && <Body1 className={styles.over}>{over}</Body1>}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
      </header>
      {children}
    </main>
  )
}
