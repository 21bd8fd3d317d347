import type { CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, plain, shortened, spoken } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { dayWords, type Reader } from './card-words.ts'
import type { Approval } from './contract.ts'

/** What happened, as the owner of an enrolment is to hear it. */
export type News = 'approved' | 'approved-waiting' | 'approved-draw' | 'drawn' | 'place-free' | 'declined' | 'declined-late' | 'expired' | 'not-until'

type Words = { title: string; text: string; reason?: string | null; next: string }

/** What the owner of an enrolment hears of the decision: by whom, in whose words, and what happens next. */
export function decisionCard(context: Pick<Context, 'config'>, approval: Approval, news: News, reader: Reader): CardMessage {
  const { title, text, reason, next } = words(approval, news, reader)
  const program = shortened(approval.cohort.program.name, 60)
  return {
    summary: shortened(`${title}: ${program}`, 80),
    card: card({
      spoken: spoken(`${title}: ${program}. ${text} ${reason ? `“${reason}”` : ''} ${next}`),
      body: [heading(plain(`${title}: ${program}`)), line(plain(text)), ...(reason ? [line(`“${plain(reason)}”`)] : []), line(plain(next), { subtle: true })],
      actions: [openTab(context.config, 'Open in Crosspath', '/')],
    }),
  }
}

function words({ decidedBy, reason, untilOn }: Approval, news: News, reader: Reader): Words {
  const by = shortened(decidedBy?.displayName ?? 'The organizer', 60)
  const waiting = 'We tell you when your circle is formed; until then there is nothing to do.'
  switch (news) {
    case 'approved':
      return { title: 'You are in', text: `${by} said yes.`, next: waiting }
    case 'place-free':
      return { title: 'You are in', text: 'A place has come free, and it is yours.', next: waiting }
    case 'approved-waiting':
      return { title: 'Approved, and on the waitlist', text: `${by} said yes, and all places are taken right now.`, next: 'You wait in the order of approval: as soon as a place is free, it is yours, and we tell you. You can leave at any time.' }
    case 'approved-draw':
      return { title: 'Approved, and in the draw', text: `${by} said yes.`, next: 'Places are given by lot once enrolment has closed, so that everybody has the same chance. We tell you on that day how it fell. You can leave at any time.' }
    case 'drawn':
      return { title: 'You are in', text: 'The lot has fallen on you.', next: waiting }
    case 'declined':
      return { title: 'Not this time', text: reason ? `${by} said no and wrote:` : `${by} said no.`, reason, next: 'Your answers are kept, and you may ask again.' }
    case 'declined-late':
      return { title: 'Your place has ended', text: reason ? `${by} had to take the approval back and wrote:` : `${by} had to take the approval back.`, reason, next: 'Your answers are kept, and you may ask again.' }
    case 'expired':
      return { title: 'Your request has closed', text: 'Nobody answered in time. That says nothing about you.', next: 'Your answers are kept, and you may ask again.' }
    case 'not-until': {
      const until = untilOn === null ? 'a later day' : dayWords(untilOn, reader)
      return { title: 'Not yet', text: reason ? `${by} asks you to wait until ${until} and wrote:` : `${by} asks you to wait until ${until}.`, reason, next: 'Your answers are kept, and we ask again on that day without your doing.' }
    }
  }
}
