import { Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { RISK_CATEGORIES, RISK_SCALE, type RiskCategory, type RiskContent } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { faultsOf } from '../../ui/faults.js';

/** What is written about a risk, in a form whose values are read when it is sent. */
export function RiskFields({ content, error }: { content?: RiskContent; error: unknown }) {
  const { t } = useTranslation('risks');
  const faultOf = faultsOf(error);
  return (
    <>
      <TextInput id="risk-title" name="title" labelText={t('field.title')} maxLength={200} defaultValue={content?.title ?? ''} {...faultOf('title')} />
      <TextArea id="risk-description" name="description" labelText={t('field.description')} rows={3} defaultValue={content?.description ?? ''} {...faultOf('description')} />
      <Select id="risk-category" name="category" labelText={t('field.category')} defaultValue={content?.category ?? 'service'}>
        {RISK_CATEGORIES.map((category) => <SelectItem key={category} value={category} text={t(`category.${category}`)} />)}
      </Select>
      <Select id="risk-probability" name="probability" labelText={t('field.probability')} defaultValue={content?.probability ?? 3}>
        {RISK_SCALE.map((step) => <SelectItem key={step} value={step} text={t(`scale.s${step}`)} />)}
      </Select>
      <Select id="risk-impact" name="impact" labelText={t('field.impact')} defaultValue={content?.impact ?? 3}>
        {RISK_SCALE.map((step) => <SelectItem key={step} value={step} text={t(`impactScale.s${step}`)} />)}
      </Select>
    </>
  );
}

/** The entries of the form. */
export function riskIn(data: FormData): RiskContent {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return { title: text('title'), description: text('description'), category: text('category') as RiskCategory, probability: Number(text('probability')), impact: Number(text('impact')) };
}
