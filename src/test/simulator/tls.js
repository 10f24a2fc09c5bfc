import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createServer } from 'node:tls';

/** Ends TLS, with a certificate that nobody knows, in front of a port that has none; tells its own port. */
export async function tlsInFrontOf(address) {
    const [host, port] = address.split(':');
    const server = createServer({ ...certificate(), ALPNProtocols: ['h2'] }, (client) => {
        const behind = connect({ host, port });
        client.pipe(behind).pipe(client);
        client.on('error', () => behind.destroy());
        behind.on('error', () => client.destroy());
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { address: `localhost:${server.address().port}`, stop: () => server.close() };
}

function certificate() {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    const passphrase = 'simulator';
    const store = join(folder, 'store.p12');
    const java = process.env.JAVA;
    try {
        execFileSync(java ? join(dirname(java), 'keytool') : 'keytool', [
            '-genkeypair', '-keyalg', 'RSA', '-alias', 'simulator', '-dname', 'CN=localhost',
            '-storetype', 'PKCS12', '-keystore', store, '-storepass', passphrase,
        ], { stdio: 'ignore' });
        return { pfx: readFileSync(store), passphrase };
    } finally {
        rmSync(folder, { recursive: true });
    }
}
