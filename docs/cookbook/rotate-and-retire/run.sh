#!/bin/sh
# The life and the end of access keys. Moves the sandbox's clock, and puts it back; starts a sandbox of its own.
set -eu
. "$(dirname "$0")/../expect.sh"

clock() { curl -sf -X POST "$AWS_ENDPOINT_URL/_gatehouse/clock" -d "$1" >/dev/null || fail "the clock does not move"; }
folder=$(mktemp -d)
first=$AWS_ENDPOINT_URL
second=
trap 'AWS_ENDPOINT_URL=$first; clock "{\"resume\":true}"; [ -z "$second" ] || kill "$second"; rm -rf "$folder"' EXIT

# Replaced
aws iam create-user --user-name robot >/dev/null
aws iam put-user-policy --user-name robot --policy-name self --policy-document \
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:GetUser","s3:GetObject"],"Resource":"*"}}'
new_key robot
old=$key
if "$gatehouse" key rotate robot --write "$folder/new.env" --timeout 0s; then fail "the new key cannot have been used"; fi
expect allowed "the old key, while nobody uses the new one" with_key aws iam get-user
key=$(sed 's/.*=//' "$folder/new.env" | paste -s -d ' ' -)
expect allowed "the new key" with_key aws iam get-user
"$gatehouse" key rotate robot --grace 0s
new=$key key=$old
refused InvalidClientTokenId "the old key, now that the new one is used" with_key aws iam get-user

# Retired
aws iam create-user --user-name forgotten >/dev/null
new_key forgotten
clock '{"advance":"P91D"}'
"$gatehouse" key stale --unused-for 90 --deactivate --record "$folder/record" || echo "(the sandbox's root key is left)"
refused InvalidClientTokenId "a key that nobody used for 90 days" with_key aws sts get-caller-identity
"$gatehouse" key restore "$folder/record"
expect allowed "the same, restored" with_key aws sts get-caller-identity

# Forbidden
aws iam put-user-policy --user-name robot --policy-name sessions-only --policy-document '{
  "Version": "2012-10-17",
  "Statement": {"Effect": "Deny", "NotAction": "sts:GetSessionToken", "Resource": "*", "Condition": {"Null": {"aws:TokenIssueTime": "true"}}}}'
key=$new
work() { with_key "$gatehouse" can s3:GetObject arn:aws:s3:::reports/may.csv; }
expect denied "work with a long-term key" work
key=$(with_key aws sts get-session-token --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
expect allowed "work in a session" work

# Too old
"$gatehouse" dev --port 0 --max-key-age 90 >"$folder/dev" &
second=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do grep -q '^ready' "$folder/dev" || sleep 1; done
eval "$(grep '^export' "$folder/dev")"
clock '{"advance":"P91D"}'
refused "older than 90 days" "any key that is too old" aws sts get-caller-identity
