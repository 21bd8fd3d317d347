import { useQueryClient } from '@tanstack/react-query'
import { getMyDelegate, saveMyDelegate } from '../../api/enrolment/contract.ts'
import type { FoundPerson } from '../../api/people/contract.ts'
import { keyOf, useAnswer, useSend } from '../parts/answers.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { PersonPicker } from '../parts/person-picker.tsx'
import { useTell } from '../parts/toast.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/settings.ts'
import { SettingCard } from './setting-card.tsx'
import { awaySaved } from './setting-words.ts'

/** Who answers requests for approval while this person is out of office. */
export function WhenAway() {
  const tell = useTell()
  const queries = useQueryClient()
  const kept = useAnswer(getMyDelegate, {})
  const send = useSend(saveMyDelegate, [getMyDelegate])
  const before = kept.data?.delegate ?? null
  const save = (person: FoundPerson | null, undoable = true) => {
    // Shown from the press on; after a refusal, what is still kept is read again.
    queries.setQueryData(keyOf(getMyDelegate, {}), { delegate: person })
    send.mutate(
      { input: { personId: person?.id ?? null } },
      { onSuccess: (saved) => tell(awaySaved(saved.delegate), ...(undoable ? [{ label: sayBasic('undo'), press: () => save(before, false) }] : [])) },
    )
  }
  return (
    <SettingCard title={say('away')} sentence={say('awayDetail')}>
      {kept.error && <Failed title={say('settingNotLoaded')} error={kept.error} onRetry={() => void kept.refetch()} />}
      {kept.isPending && (
        <Loading label={say('loadingSetting')}>
          <Bone height={32} />
        </Loading>
      )}
      {send.error && <Failed title={sayBasic('notSaved')} error={send.error} onRetry={() => send.mutate(send.variables)} />}
      {kept.data && (
        <PersonPicker
          label={say('answersForMe')}
          hint={say('answersForMeHint')}
          max={1}
          inline
          picked={before ? [before] : []}
          elsewhere={[]}
          onChange={([person = null]) => save(person)}
        />
      )}
    </SettingCard>
  )
}
