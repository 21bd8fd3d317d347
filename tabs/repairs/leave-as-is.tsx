import { useState } from 'react'
import { Button, Caption1, Field, Input, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Popover, PopoverSurface, PopoverTrigger, Spinner, tokens } from '@fluentui/react-components'
import { closeWarning, listWarnings, snoozeWarning, type WarningOutcome } from '../../api/nudges/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, todayOn } from '../parts/moments.ts'
import { useTell } from '../parts/toast.tsx'
import { useOnePress } from '../parts/use-one-press.ts'
import { useReader } from '../parts/when.tsx'
import { nameOf } from '../parts/circle-name.ts'
import type { RepairRow } from '../parts/repair-words.ts'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/repairs.ts'

const DAY_MS = 86_400_000

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px', width: '240px' },
  meta: { color: tokens.colorNeutralForeground2, alignSelf: 'center' },
  failed: { width: '100%' },
})

/** The two ways to leave a circle as it is: snooze it until a day, or close the matter. What stands until it is repaired allows neither. */
export function LeaveAsIs({ row, onDone }: { row: RepairRow; onDone: () => void }) {
  const styles = useStyles()
  const tell = useTell()
  const now = useNow()
  const reader = useReader()
  const onePress = useOnePress()
  const tomorrow = todayOn(now + DAY_MS, reader)
  const [untilOn, setUntilOn] = useState(todayOn(now + 7 * DAY_MS, reader))
  const snooze = useSend(snoozeWarning, [listWarnings])
  const close = useSend(closeWarning, [listWarnings])
  const warnings = row.concerns.flatMap(({ warningId }) => (warningId === null ? [] : [warningId]))
  if (warnings.length === 0) return <Caption1 className={styles.meta}>{say('standsUntilRepaired')}</Caption1>
  const error = snooze.error ?? close.error
  const possible = untilOn >= tomorrow
  const rest = () =>
    onePress(async () => {
      close.reset()
      await Promise.all(warnings.map((warningId) => snooze.mutateAsync({ params: { warningId }, input: { untilOn } })))
      tell(say('snoozedNamed', { name: nameOf(row), day: dateOf(untilOn, reader, now) }))
      onDone()
    })
  const end = (outcome: WarningOutcome) =>
    onePress(async () => {
      snooze.reset()
      await Promise.all(warnings.map((warningId) => close.mutateAsync({ params: { warningId }, input: { outcome } })))
      tell(say('closedNamed', { name: nameOf(row) }))
      onDone()
    })
  const retry = () => (snooze.error ? rest() : end(close.variables?.input?.outcome ?? 'not-needed'))
  return (
    <>
      <Popover trapFocus>
        <PopoverTrigger disableButtonEnhancement>
          <Button>{say('snoozeMenu')}</Button>
        </PopoverTrigger>
        <PopoverSurface aria-label={say('snooze')}>
          <div className={styles.form}>
            <Field label={say('snoozeUntil')} {...(possible ? { hint: dateOf(untilOn, reader, now) } : { validationMessage: say('snoozeFault') })}>
              <Input type="date" min={tomorrow} value={untilOn} onChange={(_, { value }) => setUntilOn(value)} />
            </Field>
            <Button disabled={!possible} disabledFocusable={snooze.isPending} {...(snooze.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={rest}>
              {say('snooze')}
            </Button>
          </div>
        </PopoverSurface>
      </Popover>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button disabledFocusable={close.isPending}>{say('closeMenu')}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem subText={say('seenToItDetail')} onClick={() => end('acted')}>
              {say('seenToIt')}
            </MenuItem>
            <MenuItem subText={say('allWellDetail')} onClick={() => end('not-needed')}>
              {say('allWell')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {error && (
        <div className={styles.failed}>
          <Failed title={sayBasic('notSaved')} error={error} onRetry={retry} />
        </div>
      )}
    </>
  )
}
