import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Comments } from './application/comments.js';
import { RecordLinks } from './application/record-links.js';
import { SavedViews } from './application/saved-views.js';
import { Comment } from './domain/comment.entity.js';
import { RecordLink } from './domain/record-link.entity.js';
import { SavedListView } from './domain/saved-view.entity.js';
import { CommentController } from './http/comment.controller.js';
import { RecordLinkController } from './http/record-link.controller.js';
import { SavedViewController } from './http/saved-view.controller.js';

/** Links between records, for server and worker. */
@Module({ imports: [TypeOrmModule.forFeature([RecordLink])], providers: [RecordLinks], exports: [RecordLinks] })
export class CollaborationModule {}

/** For the server: comments and links on every record, and saved views of every list. */
@Module({
  imports: [CollaborationModule, TypeOrmModule.forFeature([Comment, SavedListView])],
  providers: [Comments, SavedViews],
  controllers: [CommentController, RecordLinkController, SavedViewController],
})
export class CollaborationHttpModule {}
