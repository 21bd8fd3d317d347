import type { ReactNode } from 'react'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  card: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '12px',
    overflow: 'hidden',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow4,
    // Seen in contrast only, where there are no shadows.
    '::after': {
      content: '""',
      position: 'absolute',
      inset: 0,
      pointerEvents: 'none',
      border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
      borderRadius: 'inherit',
    },
  },
  large: { gap: '16px', padding: '16px', borderRadius: tokens.borderRadiusLarge },
})

type CardProps = { size?: 'medium' | 'large'; className?: string | undefined; children: ReactNode }

/** A surface that looks as Fluent's card, for the first screens: Fluent's own can be pressed and chosen, and brings for it what all keyboard handling stands on, a tenth of a first load. */
export function Card({ size = 'medium', className, children }: CardProps) {
  const styles = useStyles()
  return <div className={mergeClasses(styles.card, size === 'large' && styles.large, className)}>{children}</div>
}
