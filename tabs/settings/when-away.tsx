import { useQueryClient } from '@tanstack/react-query'
import { getMyDelegate, saveMyDelegate } from '../../api/enrolment/contract.ts'
import type { FoundPerson } from '../../api/people/contract.ts'
import { keyOf, useAnswer, useSend } from '../parts/answers.ts'
import { Bone, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { PersonPicker } from '../parts/person-picker.tsx'
import { useTell } from '../parts/toast.tsx'
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
      { onSuccess: (saved) => tell(awaySaved(saved.delegate), ...(undoable ? [{ label: 'Undo', press: () => save(before, false) }] : [])) },
    )
  }
  return (
    <SettingCard title="When I'm away" sentence="While Outlook says that you are out of office, requests for your approval go to this person; if you name nobody, to your own manager.">
      {kept.error && <Failed what="load this setting" error={kept.error} onRetry={() => void kept.refetch()} />}
      {kept.isPending && (
        <Loading what="this setting">
          <Bone height={32} />
        </Loading>
      )}
      {send.error && <Failed what="save that" error={send.error} onRetry={() => send.mutate(send.variables)} />}
      {kept.data && (
        <PersonPicker
          label="Who answers for me"
          hint="They see what you would see: who asks, the goal, topics and hours. You can still answer yourself."
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
