import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { Link as FluentLink, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { bundleIcon, ChevronLeftFilled, ChevronLeftRegular } from '@fluentui/react-icons'
import { useHref, useLocation, useNavigate } from 'react-router'
import { useKeptFocus } from './use-kept-focus.ts'
import { NARROW, PHONE } from './width.ts'

const Back = bundleIcon(ChevronLeftFilled, ChevronLeftRegular)

const useStyles = makeStyles({
  page: { padding: '16px 24px 32px', [NARROW]: { padding: '16px 16px 24px' } },
  form: { maxWidth: '688px' },
  cards: { maxWidth: '1184px' },
  header: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', paddingBottom: '16px' },
  title: { ...typographyStyles.title3, margin: 0, outlineStyle: 'none', [PHONE]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 } },
  words: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', flexGrow: 1, minWidth: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  back: { display: 'inline-flex', alignItems: 'center', gap: '4px', paddingBottom: '8px', '@media print': { display: 'none' } },
  status: { color: tokens.colorNeutralForeground2 },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  sticky: {
    [PHONE]: {
      position: 'sticky',
      bottom: 0,
      zIndex: 1,
      margin: '0 -16px -24px',
      padding: '8px 16px calc(8px + env(safe-area-inset-bottom))',
      backgroundColor: tokens.colorNeutralBackground1,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  // In a card it reaches to the card's own edges.
  inCard: { [PHONE]: { marginBottom: '-16px', borderBottomLeftRadius: tokens.borderRadiusLarge, borderBottomRightRadius: tokens.borderRadiusLarge } },
})

type PageProps = {
  title: string
  /** Words or a badge beside the title. */
  status?: ReactNode
  actions?: ReactNode
  /** form 640 px · cards 1136 px · full. */
  width?: 'form' | 'cards' | 'full'
  /** The page one level up. */
  back?: { to: string; label: string }
  children: ReactNode
}

/** A page: its heading takes the focus after navigation, so that a screen reader says where one has arrived. */
export function Page({ title, status, actions, width = 'cards', back, children }: PageProps) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname, key } = useLocation()
  useKeptFocus(heading)
  useEffect(() => {
    document.title = title
  }, [title])
  const arrived = useRef(key !== 'default')
  useEffect(() => {
    if (arrived.current) heading.current?.focus({ preventScroll: true })
    arrived.current = true
  }, [pathname])
  return (
    <div className={mergeClasses(styles.page, width === 'form' && styles.form, width === 'cards' && styles.cards)}>
      {back && (
        <PageLink to={back.to} className={styles.back}>
          <Back aria-hidden /> {back.label}
        </PageLink>
      )}
      <header className={styles.header}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {status && <span className={styles.status}>{status}</span>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** The decisive buttons. `sticky`, for forms: on a phone they stay at the thumb, below the content of a page or of its one card. */
export function ActionBar({ sticky, children }: { sticky?: 'page' | 'card' | undefined; children: ReactNode }) {
  const styles = useStyles()
  return <div className={mergeClasses(styles.bar, sticky && styles.sticky, sticky === 'card' && styles.inCard)}>{children}</div>
}

/** A link to another page of the tab that looks like the host's links. */
export function PageLink({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  return (
    <FluentLink {...usePageLink(to)} {...(className ? { className } : {})}>
      {children}
    </FluentLink>
  )
}

/** What makes a link of our own look lead to another page of the tab, without loading everything anew. */
export function usePageLink(to: string) {
  const navigate = useNavigate()
  const href = useHref(to)
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void navigate(to)
  }
  return { href, onClick }
}
