import { SaegimError } from '../../shared/errors.ts';

/**
 * The same reply, failing at a bad status, and with what went wrong in the middle of a stream put
 * as a last line `{"error": …}`, which the `ollama` package throws after everything before it was
 * read. Left to itself the package prints a broken line (a piece of the answer) to the console and
 * goes on without it, and a cut connection takes the lines along that were not read yet.
 * @throws SaegimError ollama-model-missing, ollama-failed
 */
export async function checkedReply(response: Response): Promise<Response> {
  if (!response.ok) throw await statusError(response);
  if (!response.body) return response;
  return new Response(ReadableStream.from(checkedLines(response.body)), response);
}

async function statusError(response: Response): Promise<SaegimError> {
  const reply = await response.text();
  const code = response.status === 404 ? 'ollama-model-missing' : 'ollama-failed';
  return new SaegimError(code, `Ollama replied ${response.status}: ${reply.slice(0, 200)}`);
}

async function* checkedLines(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  try {
    for await (const line of linesOf(body)) {
      if (!isJson(line)) throw new Error(`a line of ${line.length} characters is not JSON`);
      yield encoder.encode(`${line}\n`);
    }
  } catch (error) {
    yield encoder.encode(`${JSON.stringify({ error: `the stream broke: ${String(error)}` })}\n`);
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
