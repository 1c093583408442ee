import { EventSubscriber, type EntitySubscriberInterface, type InsertEvent, type ObjectLiteral, type UpdateEvent } from 'typeorm';

/** When a record was created and last changed, by the clock that also dates its history: the two never disagree. */
@EventSubscriber()
export class RecordTimes implements EntitySubscriberInterface {
  beforeInsert({ entity, metadata }: InsertEvent<ObjectLiteral>): void {
    const now = new Date();
    for (const column of [metadata.createDateColumn, metadata.updateDateColumn]) column?.setEntityValue(entity, column.getEntityValue(entity) ?? now);
  }

  beforeUpdate({ entity, metadata }: UpdateEvent<ObjectLiteral>): void {
    if (entity) metadata.updateDateColumn?.setEntityValue(entity, new Date());
  }
}
