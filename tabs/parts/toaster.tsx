import { Button, Toast, Toaster, ToastFooter, ToastTitle, ToastTrigger } from '@fluentui/react-components'

/** Where the results of presses appear. */
export function ToastsOf({ toaster }: { toaster: string }) {
  return <Toaster toasterId={toaster} position="bottom-end" />
}

/** What one of them says, with at most one way back. */
export function Told({ words, action }: { words: string; action?: { label: string; press: () => void } | undefined }) {
  return (
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
    </Toast>
  )
}
