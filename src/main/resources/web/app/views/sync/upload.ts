import {address, ApiError, authorization, notice, type Problem} from '../../api';
import {language} from '../../i18n';

/**
 * Sends a file and tells how much of it is sent, which `fetch` cannot.
 *
 * @returns the number of the import
 * @throws ApiError with what the service has against it
 */
export function upload(
  file: File,
  query: URLSearchParams,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address('imports', query));
    request.setRequestHeader('Content-Type', 'text/csv');
    request.setRequestHeader('Accept-Language', language());
    for (const [name, value] of Object.entries(authorization())) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = ({loaded, total}) => onProgress(total ? loaded / total : 1);
    request.onload = () => {
      notice(request.status, request.getResponseHeader('Link'));
      request.status === 202
        ? resolve((request.response as {id: number}).id)
        : reject(new ApiError(problem(request)));
    };
    request.onerror = () => reject(new ApiError({title: '', status: 0, detail: ''}));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function problem(request: XMLHttpRequest): Problem {
  const {status, statusText} = request;
  return (request.response as Problem | null) ?? {title: statusText, status, detail: statusText};
}
