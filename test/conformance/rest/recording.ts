import { createCamundaClient, type CamundaClient } from '@camunda8/orchestration-cluster-api';

/** One request and its answer as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Behind `/v2`, without the query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface RecordedClient {
  readonly client: CamundaClient;
  readonly exchanges: readonly Exchange[];
}

export interface RecordingOptions {
  readonly address: string;
  /** `user:password`. */
  readonly credential: string;
  /** Whether the client refuses answers that its schemas do not describe; it refuses documents and resources that it downloads. */
  readonly strict: boolean;
}

async function exchangeOf(request: Request, response: Response): Promise<Exchange> {
  const path = new URL(request.url).pathname.replace(/^\/v2/, '');
  return { method: request.method, path, status: response.status, contentType: response.headers.get('content-type') ?? '', body: await response.text() };
}

/** The published client, and everything it was answered. */
export function recordedClient({ address, credential, strict }: RecordingOptions): RecordedClient {
  const [user = '', password = ''] = credential.split(':');
  const exchanges: Exchange[] = [];
  const recording: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await fetch(request.clone());
    exchanges.push(await exchangeOf(request, response.clone()));
    return response;
  };
  const client = createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: address, CAMUNDA_SDK_LOG_LEVEL: 'error', CAMUNDA_SDK_VALIDATION: `req:none,res:${strict ? 'strict' : 'none'}`,
      CAMUNDA_AUTH_STRATEGY: 'BASIC', CAMUNDA_BASIC_AUTH_USERNAME: user, CAMUNDA_BASIC_AUTH_PASSWORD: password,
    },
    fetch: recording,
  });
  return { client, exchanges };
}
