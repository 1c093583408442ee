import { Button } from '@carbon/react';
import type { ModelListItem } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { type Column, DataTable } from '../../../ui/table/data-table.js';
import { useHasRole } from '../../session/session.js';
import { modelListQuery } from '../models.js';
import '../texts.js';
import { CreateModelDialog } from './create-model-dialog.js';

/** `/models`: processes, decisions and forms by folder. */
export function Component() {
  const { t } = useTranslation('models');
  const [creating, setCreating] = useState(false);
  const mayWrite = useHasRole('process-owner', 'admin');
  const query = useQuery(modelListQuery);
  const columns = useModelColumns();
  return (
    <Page title={t('title')} actions={mayWrite && <Button onClick={() => setCreating(true)}>{t('create.open')}</Button>}>
      <Loaded query={query} what={t('what.list')}>
        {(models) =>
          models.length === 0 ? (
            <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
          ) : (
            [...byFolder(models)].map(([folder, inFolder]) => (
              <section key={folder} className="tg-section">
                <h2>{t('folder', { folder })}</h2>
                <DataTable<ModelListItem> name="models" label={t('folder', { folder })} columns={columns} rows={inFolder} rowId={(model) => model.id} />
              </section>
            ))
          )
        }
      </Loaded>
      {creating && <CreateModelDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

function byFolder(models: readonly ModelListItem[]): Map<string, ModelListItem[]> {
  const folders = new Map<string, ModelListItem[]>();
  for (const model of [...models].sort((left, right) => left.kind.localeCompare(right.kind) || left.name.localeCompare(right.name))) {
    folders.set(model.folder, [...(folders.get(model.folder) ?? []), model]);
  }
  return folders;
}

function useModelColumns(): Column<ModelListItem>[] {
  const { t } = useTranslation('models');
  return useMemo(
    () => [
      { id: 'name', header: t('columns.name'), fixed: true, cell: (model) => <Link to={`/models/${encodeURIComponent(model.id)}`}>{model.name}</Link> },
      { id: 'id', header: t('columns.id'), cell: (model) => <code>{model.id}</code> },
      { id: 'kind', header: t('columns.kind'), cell: (model) => t(`kind.${model.kind}`) },
      { id: 'version', header: t('columns.version'), cell: (model) => (model.deployedVersion === null ? t('notDeployed') : t('deployed', { version: model.deployedVersion })) },
      { id: 'draft', header: t('columns.draft'), cell: (model) => model.draftBy && <Badge tone="yellow">{t('draftBy', { name: model.draftBy.displayName })}</Badge> },
    ],
    [t],
  );
}
