import type { ReactElement } from 'react'
import { Badge, type BadgeProps } from '@fluentui/react-components'
import { CheckmarkCircle16Regular, Clock16Regular, ErrorCircle16Regular, Info16Regular, Warning16Regular } from '@fluentui/react-icons'

/** good: done or agreed · waiting: somebody's turn · careful: needs a look · bad: failed or lost · plain: neither. */
export type Tone = 'good' | 'waiting' | 'careful' | 'bad' | 'plain'

const looks: Record<Tone, { color: BadgeProps['color']; icon: ReactElement }> = {
  good: { color: 'success', icon: <CheckmarkCircle16Regular /> },
  waiting: { color: 'informative', icon: <Clock16Regular /> },
  careful: { color: 'warning', icon: <Warning16Regular /> },
  bad: { color: 'danger', icon: <ErrorCircle16Regular /> },
  plain: { color: 'informative', icon: <Info16Regular /> },
}

/** A state as a word with an icon, so that it also says its thing without colour. */
export function Status({ tone, children, icon }: { tone: Tone; children: string; icon?: ReactElement }) {
  const look = looks[tone]
  return (
    <Badge appearance="tint" shape="rounded" size="large" color={look.color} icon={icon ?? look.icon} style={{ whiteSpace: 'nowrap' }}>
      {children}
    </Badge>
  )
}
