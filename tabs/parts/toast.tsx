import { Suspense } from 'react'
import { useToastController } from '@fluentui/react-components'
import { lazily } from './lazily.ts'

const TOASTER = 'crosspath'

const ToastsOf = lazily(() => import('./toaster.tsx').then((module) => module.ToastsOf))
const Told = lazily(() => import('./toaster.tsx').then((module) => module.Told))

/** Where the results of presses appear; once, in the frame. */
export function Toasts() {
  return (
    <Suspense>
      <ToastsOf toaster={TOASTER} />
    </Suspense>
  )
}

/** `tell('Goal saved')`, or with a way back: `tell('Goal removed', { label: 'Undo', press })`. */
export function useTell(): (words: string, action?: { label: string; press: () => void }) => void {
  const { dispatchToast } = useToastController(TOASTER)
  return (words, action) => dispatchToast(<Told words={words} action={action} />, { intent: 'success', politeness: 'polite', timeout: action ? 8000 : 4000 })
}
