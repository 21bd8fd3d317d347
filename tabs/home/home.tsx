import { getHome } from '../../api/roadmap/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import { Page } from '../parts/page.tsx'

/** Where I stand, and the one thing to do next. */
export function Home() {
  const home = useAnswer(getHome, {})
  return (
    <Page title="Home">
      {home.error && <Failed what="load your page" error={home.error} onRetry={() => void home.refetch()} />}
      {home.isPending && (
        <Loading what="your page">
          <CardBones />
        </Loading>
      )}
    </Page>
  )
}
