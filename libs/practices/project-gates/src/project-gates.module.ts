import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Projects } from './application/projects.js';
import { Project } from './domain/project.entity.js';
import { ProjectController } from './http/project.controller.js';

/** For the server: `/projects`. */
@Module({ imports: [TypeOrmModule.forFeature([Project])], providers: [Projects], controllers: [ProjectController] })
export class ProjectGatesHttpModule {}
