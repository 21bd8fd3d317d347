import { makeStyles } from '@fluentui/react-components'
import { Bone, Loading } from '../parts/loading.tsx'

const useStyles = makeStyles({ bones: { display: 'flex', flexDirection: 'column', gap: '12px' } })

/** A run that is on its way: figures, proof, tabs, rows. */
export function RunBones({ label }: { /** "Loading the match runs". */ label: string }) {
  const styles = useStyles()
  return (
    <Loading label={label}>
      <div className={styles.bones}>
        <Bone width="480px" height={20} />
        <Bone width="320px" height={20} />
        <Bone width="400px" height={32} />
        {Array.from({ length: 6 }, (_, row) => (
          <Bone key={row} height={64} />
        ))}
      </div>
    </Loading>
  )
}
