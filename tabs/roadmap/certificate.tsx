import { Body1, Button, Caption1, Card, makeStyles, Subtitle1, Title2, tokens } from '@fluentui/react-components'
import { PeopleTeamFilled, PrintRegular } from '@fluentui/react-icons'
import { useParams } from 'react-router'
import { type Certificate, getCertificate } from '../../api/sessions/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed } from '../parts/message.tsx'
import type { Reader } from '../parts/moments.ts'
import { Page } from '../parts/page.tsx'
import { useReader } from '../parts/when.tsx'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/roadmap-certificate.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '40px 32px', alignItems: 'center', textAlign: 'center', maxWidth: '688px', '@media print': { boxShadow: 'none', border: `1px solid ${tokens.colorNeutralStroke1}` } },
  mark: { fontSize: '40px', lineHeight: 0, color: tokens.colorCompoundBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: { maxWidth: '480px', textAlign: 'center' },
})

/** With its year: a certificate is read long after. */
function inFull(at: number, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at)
}

/** "took part as a mentee in 6 sessions, 6 hours in all, together with Sales and Finance." */
function partOf({ role, sessions, hours, functions }: Certificate): string {
  return functions.length > 0 ? say('tookPartWith', { role, sessions, hours, functions: listOf(functions) }) : say('tookPart', { role, sessions, hours })
}

/** What somebody has been part of: for showing and printing, without goals and without a word of what was said. */
export function CertificatePage() {
  const styles = useStyles()
  const reader = useReader()
  const { circleId = '' } = useParams()
  const certificate = useAnswer(getCertificate, { params: { circleId } })
  const { data } = certificate
  return (
    <Page
      title={say('certificate')}
      width="form"
      back={{ to: `/circle/${circleId}/roadmap`, label: say('roadmap') }}
      actions={
        data && (
          <Button icon={<PrintRegular />} onClick={() => print()}>
            {say('print')}
          </Button>
        )
      }
    >
      {certificate.error && <Failed title={say('certificateNotDrawn')} error={certificate.error} onRetry={() => void certificate.refetch()} />}
      {certificate.isPending && (
        <Loading label={say('loadingCertificate')}>
          <CardBones lines={5} />
        </Loading>
      )}
      {data && (
        <Card size="large" className={styles.card}>
          <span className={styles.mark} aria-hidden>
            <PeopleTeamFilled />
          </span>
          <Subtitle1 as="h2" align="center" style={{ margin: 0 }}>
            {data.program}
          </Subtitle1>
          <Title2 align="center">{data.name}</Title2>
          <Body1 className={styles.line}>
            {partOf(data)}
          </Body1>
          <Caption1 align="center" className={styles.quiet}>{say('cohortAndDays', { cohort: data.cohort, from: inFull(data.fromAt, reader), until: inFull(data.untilAt, reader) })}</Caption1>
        </Card>
      )}
    </Page>
  )
}
