import { Button, Toast, Toaster, ToastFooter, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components'

const TOASTER = 'crosspath'

/** Where the results of presses appear; once, in the frame. */
export function Toasts() {
  return <Toaster toasterId={TOASTER} position="bottom-end" />
}

/** `tell('Goal saved')`, or with a way back: `tell('Goal removed', { label: 'Undo', press })`. */
export function useTell(): (words: string, action?: { label: string; press: () => void }) => void {
  const { dispatchToast } = useToastController(TOASTER)
  return (words, action) =>
    dispatchToast(
      <Toast>
        <ToastTitle>{words}</ToastTitle>
        {action && (
          <ToastFooter>
            <ToastTrigger>
              <Button size="small" onClick={action.press}>
                {action.label}
              </Button>
            </ToastTrigger>
          </ToastFooter>
        )}
      </Toast>,
      { intent: 'success', politeness: 'polite', timeout: action ? 8000 : 4000 },
    )
}
