import { useState } from 'react'
import { Body1, Button, DrawerBody, DrawerFooter, DrawerHeader, DrawerHeaderTitle, Dropdown, Field, makeStyles, Option, OverlayDrawer, Spinner, tokens } from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import { closeWarning, listWarnings } from '../../api/nudges/contract.ts'
import { listCirclesToRepair, listRepairs, listRepairsDone, repairCircle } from '../../api/repairs/contract.ts'
import { listSeries } from '../../api/scheduling/contract.ts'
import { keyOf, useAnswer, useSend } from '../parts/answers.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { useOnePress } from '../parts/use-one-press.ts'
import { besideScrollBar, PHONE, useWidth } from '../parts/width.ts'
import { nameOf } from '../parts/circle-name.ts'
import { say } from '../texts/repairs.ts'
import { ConcernBadge } from './concern-looks.tsx'
import { LeaveAsIs } from './leave-as-is.tsx'
import { RepairPreview } from './repair-preview.tsx'
import { RepairChoice } from './repair-choice.tsx'
import { aboutWhom, answeredBy, possibleOnes, repairWord, type RepairRow } from '../parts/repair-words.ts'

const WHOLE = 'whole'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '20px', paddingTop: '4px', paddingBottom: '24px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  concern: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px' },
  bones: { display: 'flex', flexDirection: 'column', gap: '8px' },
  footer: { display: 'flex', flexWrap: 'wrap', gap: '8px', justifyContent: 'flex-start', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, [PHONE]: { '& > button': { minHeight: '40px', minWidth: 'auto' } } },
})

/** Every reason to look at a circle, the ways to repair it with all that would come of each, and the one press that does it. */
export function RepairDrawer({ row, onClose }: { row: RepairRow | null; onClose: () => void }) {
  const phone = useWidth(PHONE)
  const title = row ? nameOf(row) : say('circle')
  return (
    <OverlayDrawer style={besideScrollBar} position="end" size={phone ? 'full' : 'medium'} open={row !== null} onOpenChange={(_, { open }) => !open && onClose()} aria-label={title}>
      <DrawerHeader>
        <DrawerHeaderTitle heading={{ as: 'h2' }} action={<Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={say('closeWithoutRepair')} onClick={onClose} />}>
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      {row && <Ways key={row.circle.id} row={row} onClose={onClose} />}
    </OverlayDrawer>
  )
}

function Ways({ row, onClose }: { row: RepairRow; onClose: () => void }) {
  const styles = useStyles()
  const tell = useTell()
  const queries = useQueryClient()
  const onePress = useOnePress()
  const { circle, concerns } = row
  const [personId, setPersonId] = useState(aboutWhom(row))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const answer = useAnswer(listRepairs, { params: { circleId: circle.id }, query: personId === null ? {} : { personId } })
  const send = useSend(repairCircle, [listWarnings, listCirclesToRepair, listRepairsDone, listSeries, listEnrolments])
  const close = useSend(closeWarning, [listWarnings])
  const options = answer.data?.options ?? []
  const possible = possibleOnes(options)
  const chosen = possible.find(({ id }) => id === chosenId) ?? possible[0] ?? null
  const outdated = send.error?.code === 'repair_outdated'
  const apply = () =>
    chosen &&
    onePress(async () => {
      try {
        await send.mutateAsync({ params: { circleId: circle.id }, input: { kind: chosen.kind, optionId: chosen.id, ...(personId === null ? {} : { personId }) } })
      } catch {
        // The drawer says what went wrong; the ways may be others now.
        await answer.refetch()
        return
      }
      // Only marked as stale: this circle may have ended, and then there is nothing to ask about it any more.
      await queries.invalidateQueries({ queryKey: keyOf(listRepairs), refetchType: 'none' })
      // What was noticed has been seen to; a warning that cannot be closed now stays in the list, where it can be.
      await Promise.allSettled(answeredBy(row, personId).map((warningId) => close.mutateAsync({ params: { warningId }, input: { outcome: 'acted' } })))
      tell(repairWord(chosen.kind, 'told'))
      onClose()
    })
  return (
    <>
      <DrawerBody>
        <div className={styles.body}>
          <ul className={styles.list} aria-label={say('whyHere')}>
            {concerns.map((concern) => (
              <li key={`${concern.kind} ${concern.warningId ?? concern.person?.id}`} className={styles.concern}>
                <ConcernBadge kind={concern.kind} />
                <Body1>{concern.sentence}</Body1>
              </li>
            ))}
          </ul>
          {send.error && !outdated && <Failed title={say('notRepaired')} error={send.error} onRetry={apply} />}
          {outdated && (
            <Note intent="warning" title={say('outdated')}>
              {say('outdatedDetail')}
            </Note>
          )}
          {circle.mentees.length > 1 && (
            <Field label={say('waysFor')}>
              <Dropdown
                value={circle.mentees.find(({ id }) => id === personId)?.displayName ?? say('wholeCircle')}
                selectedOptions={[personId ?? WHOLE]}
                onOptionSelect={(_, { optionValue }) => {
                  setPersonId(optionValue === undefined || optionValue === WHOLE ? null : optionValue)
                  setChosenId(null)
                }}
              >
                <Option value={WHOLE}>{say('wholeCircle')}</Option>
                {circle.mentees.map(({ id, displayName }) => (
                  <Option key={id} value={id}>
                    {displayName}
                  </Option>
                ))}
              </Dropdown>
            </Field>
          )}
          {answer.error && <Failed title={say('waysNotFound')} error={answer.error} onRetry={() => void answer.refetch()} />}
          {answer.isPending && (
            <Loading label={say('loadingWays')}>
              <div className={styles.bones}>
                <Bone height={64} />
                <Bone height={64} />
                <Bone height={64} />
              </div>
            </Loading>
          )}
          {answer.data && <RepairChoice options={options} chosen={chosen?.id ?? null} onChoose={setChosenId} />}
          {chosen && <RepairPreview circle={circle} option={chosen} />}
        </div>
      </DrawerBody>
      <DrawerFooter className={styles.footer}>
        <Button appearance="primary" disabled={chosen === null} disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={apply}>
          {chosen === null ? say('apply') : repairWord(chosen.kind, send.isPending ? 'busy' : 'press')}
        </Button>
        <LeaveAsIs row={row} onDone={onClose} />
      </DrawerFooter>
    </>
  )
}
