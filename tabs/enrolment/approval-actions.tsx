import { Button, makeStyles, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components'
import { ActionBar } from '../parts/page.tsx'
import { PHONE, useWidth } from '../parts/width.ts'
import { say } from '../texts/enrolment-approvals.ts'

/** What can be pressed on a request, besides approving. */
export type OtherAnswer = 'not-until' | 'another-day' | 'decline' | 'ask' | 'delegate'

const useStyles = makeStyles({ phone: { [PHONE]: { minHeight: '40px' } } })

type ApprovalActionsProps = {
  /** Whom a question goes to, by their first name. */
  name: string
  /** The page's one filled button is here. */
  primary: boolean
  busy: boolean
  approving: boolean
  /** What is offered, in order. */
  others: OtherAnswer[]
  onApprove: () => void
  onOther: (answer: OtherAnswer) => void
  /** The request is the whole page: on a phone the buttons stay at the thumb. */
  sticky?: boolean
}

/** Approving is one press; everything else is beside it, and on a phone behind one button. */
export function ApprovalActions({ name, primary, busy, approving, others, onApprove, onOther, sticky = false }: ApprovalActionsProps) {
  const styles = useStyles()
  const phone = useWidth(PHONE)
  const labels: Record<OtherAnswer, string> = { 'not-until': say('notNow'), 'another-day': say('anotherDay'), decline: say('decline'), ask: say('ask', { name }), delegate: say('delegate') }
  return (
    <ActionBar sticky={sticky ? 'card' : undefined}>
      <Button className={styles.phone} appearance={primary ? 'primary' : 'secondary'} disabledFocusable={busy} onClick={onApprove} {...(approving ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
        {say(approving ? 'approving' : 'approve')}
      </Button>
      {phone ? (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <MenuButton className={styles.phone} disabledFocusable={busy}>
              {say('otherAnswers')}
            </MenuButton>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {others.map((answer) => (
                <MenuItem key={answer} onClick={() => onOther(answer)}>
                  {labels[answer]}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : (
        others.map((answer) => (
          <Button key={answer} appearance={answer === 'delegate' ? 'subtle' : 'secondary'} disabledFocusable={busy} onClick={() => onOther(answer)}>
            {labels[answer]}
          </Button>
        ))
      )}
    </ActionBar>
  )
}
