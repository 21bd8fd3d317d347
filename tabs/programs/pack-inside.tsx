import { useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, Body1Strong, Button, Caption1, DrawerBody, DrawerFooter, DrawerHeader, DrawerHeaderTitle, makeStyles, OverlayDrawer, Spinner, tokens } from '@fluentui/react-components'
import { ArrowDownload20Regular, Dismiss20Regular } from '@fluentui/react-icons'
import { exportPack, getPack, type PackContent, type PackSummary } from '../../api/programs/contract.ts'
import { ApiError, call } from '../client.ts'
import { Agenda } from '../parts/agenda.tsx'
import { useAnswer } from '../parts/answers.ts'
import { giveFile } from '../parts/give-file.ts'
import { CardBones, Loading } from '../parts/loading.tsx'
import { Failed, Note } from '../parts/message.tsx'
import { phaseWord } from '../parts/phase-words.ts'
import { besideScrollBar, PHONE, useWidth } from '../parts/width.ts'
import { say } from '../texts/programs-packs.ts'
import { reasonOf } from '../parts/refusal-words.ts'
import { lengthWords } from './pack-words.ts'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '24px' },
  meta: { color: tokens.colorNeutralForeground2 },
  road: { display: 'flex', flexDirection: 'column', gap: '8px' },
  session: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  words: { display: 'flex', flexDirection: 'column', padding: '8px 0', textAlign: 'start' },
  inside: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '16px' },
  footer: { display: 'flex', flexWrap: 'wrap', gap: '8px', justifyContent: 'flex-start', [PHONE]: { '& > button': { minHeight: '40px' } } },
})

/** What a pack holds, session by session, to read before it is chosen, and its file to edit. */
export function PackInside({ pack, onChoose, onClose }: { pack: PackSummary; onChoose: () => void; onClose: () => void }) {
  const styles = useStyles()
  const phone = useWidth(PHONE)
  const content = useAnswer(getPack, { params: { packId: pack.id }, query: { version: pack.version } })
  const [exporting, setExporting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const takeOut = async () => {
    setExporting(true)
    setProblem(await fileOf(pack))
    setExporting(false)
  }
  return (
    <OverlayDrawer style={besideScrollBar} position="end" size={phone ? 'full' : 'medium'} open onOpenChange={(_, { open }) => !open && onClose()} aria-label={pack.name}>
      <DrawerHeader>
        <DrawerHeaderTitle heading={{ as: 'h2' }} action={<Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={say('closeNamed', { name: pack.name })} onClick={onClose} />}>
          {pack.name}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody tabIndex={0} role="region" aria-label={say('insideNamed', { name: pack.name })}>
        <div className={styles.body}>
          {problem && <Note intent="error">{problem}</Note>}
          <Body1>{pack.purpose}</Body1>
          <Caption1 className={styles.meta}>{[pack.hashtag, lengthWords(pack), say('version', { version: pack.version })].filter(Boolean).join(' · ')}</Caption1>
          {content.error && !content.data && <Failed title={say('insideNotLoaded')} error={content.error} onRetry={() => void content.refetch()} />}
          {content.isPending && (
            <Loading label={say('loadingSessions')}>
              <CardBones lines={4} />
            </Loading>
          )}
          {content.data && <Road road={content.data.road} />}
        </div>
      </DrawerBody>
      <DrawerFooter className={styles.footer}>
        <Button appearance="primary" onClick={onChoose}>
          {say('choosePack')}
        </Button>
        <Button icon={exporting ? <Spinner size="tiny" aria-hidden /> : <ArrowDownload20Regular />} disabledFocusable={exporting} onClick={() => void takeOut()}>
          {say('exportToEdit')}
        </Button>
      </DrawerFooter>
    </OverlayDrawer>
  )
}

function Road({ road }: { road: PackContent['road'] }) {
  const styles = useStyles()
  return (
    <Accordion collapsible multiple className={styles.road}>
      {road.map(({ number, phase, title, aim, outcome, agenda, exercises }) => (
        <AccordionItem key={number} value={number} className={styles.session}>
          <AccordionHeader as="h3" expandIconPosition="end">
            <span className={styles.words}>
              <Body1Strong>{say('session', { number, title })}</Body1Strong>
              <Caption1 className={styles.meta}>{phaseWord(phase)}</Caption1>
              <Body1>{aim}</Body1>
            </span>
          </AccordionHeader>
          <AccordionPanel>
            <div className={styles.inside}>
              <Agenda items={agenda} />
              <Body1>{say('outcome', { outcome })}</Body1>
              {exercises.length > 0 && <Caption1 className={styles.meta}>{say('exercises', { names: exercises.join(', ') })}</Caption1>}
            </div>
          </AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  )
}

/** Hands the pack over as a file. Resolves to a sentence when it could not be had. */
async function fileOf({ id, version }: PackSummary): Promise<string | null> {
  try {
    const { fileName, text } = await call(exportPack, { params: { packId: id }, query: { version } })
    giveFile(fileName, text, 'application/yaml')
    return null
  } catch (error) {
    if (error instanceof ApiError) return reasonOf(error)
    throw error
  }
}
