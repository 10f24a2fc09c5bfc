import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Starts a simulator; tells what GET /simulator answers, and how to end it. */
export async function startSimulator(...settings) {
    const simulator = spawn(
        process.env.JAVA ?? 'java',
        ['-Xmx256m', '-Djava.util.logging.manager=org.jboss.logmanager.LogManager',
            '-cp', process.env.SIMULATOR_CLASSPATH, 'dev.whynot.simulator.Main', ...settings],
        { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise((resolve, reject) => {
        simulator.once('exit', (code) => reject(new Error(`The simulator ended with ${code}`)));
        simulator.stdout.on('data', (text) => {
            const match = /on (http:\S+)/.exec(text);
            if (match) resolve(match[1]);
        });
    });
    const about = await (await fetch(`${url}/simulator`)).json();
    return {
        about,
        control: (method, path, body) =>
            fetch(`${url}/simulator/${path}`, { method, body: body && JSON.stringify(body) }),
        stop: async () => {
            const exit = once(simulator, 'exit');
            simulator.kill();
            await exit;
        },
    };
}
