import { render } from 'preact';
import { createClient } from './api/client.js';
import { Page } from './page.js';

const client = createClient({ fetch: (...args) => fetch(...args), base: '' });
render(<Page client={client} />, document.getElementById('app')!);
