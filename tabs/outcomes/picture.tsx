import { type ReactNode, useState } from 'react'
import { Body1, Button, Card, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Subtitle2, tokens } from '@fluentui/react-components'
import { ArrowDownload20Regular, Copy20Regular, DataBarVertical20Regular, MoreHorizontal20Regular, Table20Regular } from '@fluentui/react-icons'
import { giveFile } from '../parts/give-file.ts'
import { say } from '../texts/outcomes.ts'

const useStyles = makeStyles({
  card: { padding: '16px', gap: '8px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  title: { margin: 0 },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase300, '& th, & td': { padding: '6px 16px 6px 0', textAlign: 'start', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  scroll: { overflowX: 'auto' },
})

export type Rows = { columns: string[]; rows: (string | number)[][] }

/** A picture under its message, with the same figures as a table, to copy and to take along. */
export function Picture({ title, sentence, rows, children }: { title: string; sentence: string; rows: Rows; children: ReactNode }) {
  const styles = useStyles()
  const [asTable, setAsTable] = useState(false)
  const text = (separator: string) => [rows.columns, ...rows.rows].map((row) => row.join(separator)).join('\r\n')
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.title}>
          {title}
        </Subtitle2>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" icon={<MoreHorizontal20Regular />} aria-label={say('more', { title })} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem icon={asTable ? <DataBarVertical20Regular /> : <Table20Regular />} onClick={() => setAsTable(!asTable)}>
                {asTable ? say('asPicture') : say('asTable')}
              </MenuItem>
              <MenuItem icon={<Copy20Regular />} onClick={() => void navigator.clipboard.writeText(text('\t'))}>
                {say('copy')}
              </MenuItem>
              <MenuItem icon={<ArrowDownload20Regular />} onClick={() => giveFile(`${title}.csv`, `\uFEFF${text(',')}`, 'text/csv')}>
                {say('csv')}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      <Body1>{sentence}</Body1>
      {asTable ? (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {rows.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.rows.map((row) => (
                <tr key={String(row[0])}>
                  {row.map((value, at) => (
                    <td key={rows.columns[at]}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
    </Card>
  )
}
