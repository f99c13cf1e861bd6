#!/bin/sh
# Access ends when the contract does. Moves the sandbox's clock, and puts it back.
set -eu
. "$(dirname "$0")/../expect.sh"

clock() { curl -sf -X POST "$AWS_ENDPOINT_URL/_gatehouse/clock" -d "$1" >/dev/null || fail "the clock does not move"; }
trap 'clock "{\"resume\":true}"' EXIT

aws iam create-user --user-name carl >/dev/null
aws iam attach-user-policy --user-name carl --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess
aws iam put-user-policy --user-name carl --policy-name contract --policy-document '{
  "Version": "2012-10-17",
  "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*",
    "Condition": {"DateGreaterThan": {"aws:CurrentTime": "2030-06-30T23:59:59Z"}}}}'
new_key carl

clock '{"set":"2030-06-30T23:59:00Z"}'
expect allowed "a minute before the end" with_key aws iam list-users
clock '{"set":"2030-07-01T00:00:00Z"}'
expect denied "when the contract has ended" with_key aws iam list-users
