export { createEngineServer, type EngineServerOptions } from './engine-server.js';
