import { Button, Menu, MenuDivider, MenuGroup, MenuGroupHeader, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { type GivenFile, getRecordsFile, getResultsFile, type ResultsQuery } from '../../api/outcomes/contract.ts'
import { call } from '../client.ts'
import { useMe } from '../parts/me.tsx'
import { say } from '../texts/outcomes.ts'
import { takeFile } from './take-file.ts'

const lists = ['enrolments', 'circles', 'sessions'] as const
const formats = ['csv', 'xlsx'] as const

/** Figures as a file, and the rows that an organizer sees anyway. `onProblem` hears why one could not be had. */
export function DownloadMenu({ query, onProblem }: { query: ResultsQuery; onProblem: (sentence: string | null) => void }) {
  const isOrganizer = useMe().roles.includes('organizer')
  const { cohortId } = query
  const take = (ask: () => Promise<GivenFile>) => void takeFile(ask).then(onProblem)
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownload20Regular />}>{say('download')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{say('figures')}</MenuGroupHeader>
            {formats.map((format) => (
              <MenuItem key={format} onClick={() => take(() => call(getResultsFile, { query: { ...query, format } }))}>
                {say(format)}
              </MenuItem>
            ))}
          </MenuGroup>
          {isOrganizer && cohortId !== undefined && (
            <>
              <MenuDivider />
              {lists.map((list) => (
                <MenuGroup key={list}>
                  <MenuGroupHeader>{say(list)}</MenuGroupHeader>
                  {formats.map((format) => (
                    <MenuItem key={format} onClick={() => take(() => call(getRecordsFile, { params: { cohortId, list }, query: { format } }))}>
                      {say(format)}
                    </MenuItem>
                  ))}
                </MenuGroup>
              ))}
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
