import type { ModelKind } from '#core/contracts';
import { lazy, Suspense } from 'react';
import { ProcessDiagram } from '../../../diagram/process-diagram.js';
import { Skeleton } from '../../../ui/skeleton.js';
import './versions.scss';

const DecisionPicture = lazy(() => import('./decision-picture.js'));
const FormPicture = lazy(() => import('./form-picture.js'));

const NOTHING: readonly never[] = [];

/** A model to be read: diagram with outline, decision table, or form. */
export function ModelPicture({ kind, content }: { kind: ModelKind; content: string }) {
  if (kind === 'bpmn') return <ProcessDiagram xml={content} elements={NOTHING} takenFlows={NOTHING} />;
  return <Suspense fallback={<Skeleton />}>{kind === 'dmn' ? <DecisionPicture xml={content} /> : <FormPicture schemaText={content} />}</Suspense>;
}
