import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components'

/** Meetings themselves are not rehearsed: the join link ends here, and says so. */
export function MeetingNotice({ url, close }: { url: string | null; close(): void }) {
  return (
    <Dialog open={url !== null} onOpenChange={(_event, data) => { if (!data.open) close() }}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>The meeting would open here</DialogTitle>
          <DialogContent>In Teams this link joins the call. The rehearsal has calendars and chats, but no calls.</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
