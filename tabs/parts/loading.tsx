import { type CSSProperties, type ReactNode, useEffect, useState } from 'react'
import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { useHostTheme } from '../host/theme.tsx'
import { Card } from './card.tsx'

const useStyles = makeStyles({
  outline: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusMedium },
  card: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '16px' },
})

/** Waiting text, read by screen readers at once; the picture follows after 300 ms, because a flash says nothing. */
export function Loading({ label, children }: { /** "Loading your circle". */ label: string; children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Skeleton aria-label={label} style={{ visibility: late ? 'visible' : 'hidden' }}>
      {children}
    </Skeleton>
  )
}

/** One placeholder of the final layout; outlined in contrast, where the usual grey is pure white. */
export function Bone({ width = '100%', height = 16, round = false }: { width?: CSSProperties['width']; height?: 12 | 16 | 20 | 24 | 28 | 32 | 40 | 48 | 64 | 96 | 128; round?: boolean }) {
  const styles = useStyles()
  const contrast = useHostTheme() === 'contrast'
  const box = { width: round ? height : width, height, ...(round ? { borderRadius: '50%' } : {}), maxWidth: '100%' }
  return contrast ? <div className={styles.outline} style={box} /> : <SkeletonItem shape={round ? 'circle' : 'rectangle'} size={height} style={box} />
}

/** A card that is still on its way, `lines` lines high. */
export function CardBones({ lines = 3, className }: { lines?: number; className?: string }) {
  const styles = useStyles()
  return (
    <Card className={mergeClasses(styles.card, className)}>
      <Bone width="40%" height={20} />
      {Array.from({ length: lines }, (_, line) => (
        <Bone key={line} width={`${90 - line * 12}%`} height={16} />
      ))}
    </Card>
  )
}
