// Decides the workload with @cloud-copilot/iam-simulate: node iam-simulate.mjs WORKLOAD
// Prints how many requests a second it decides, and how many it decides otherwise.
import { readFileSync } from 'node:fs';
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';

const [policies, ...requests] = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(line => JSON.parse(line));
const account = '123456789012';

function simulation(request) {
  return {
    request: {
      principal: `arn:aws:iam::${account}:user/alice`,
      action: request.action,
      resource: { resource: request.resource, accountId: account },
      contextVariables: request.context,
    },
    identityPolicies: policies.map((policy, index) => ({ name: `policy-${index}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

function once() {
  let otherwise = 0;
  for (const request of requests) {
    if ((runUnsafeSimulation(simulation(request), {}) === 'Allowed') !== request.allowed) otherwise++;
  }
  return otherwise;
}

const otherwise = once();
const rates = [];
for (let round = 0; round < 3; round++) {
  const start = process.hrtime.bigint();
  once();
  rates.push((requests.length * 1e9) / Number(process.hrtime.bigint() - start));
}
rates.sort((a, b) => a - b);
console.log(`${rates[1].toFixed(0)} decisions/s; ${otherwise} of ${requests.length} decided otherwise`);
