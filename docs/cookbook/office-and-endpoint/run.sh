#!/bin/sh
# In from the office and through the endpoint, out from anywhere else.
# Needs a sandbox that trusts this machine as a proxy and has a listener: see README.md.
set -eu
. "$(dirname "$0")/../expect.sh"
inside=${INSIDE_URL:-http://127.0.0.1:4284}

policy=$(mktemp)
trap 'rm -f "$policy"' EXIT
cat >"$policy" <<'POLICY'
{"Version": "2012-10-17",
 "Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*",
   "Condition": {
     "NotIpAddress": {"aws:SourceIp": "198.51.100.0/24"},
     "StringNotEquals": {"aws:SourceVpce": "vpce-0fedcba9876543210"}}}}
POLICY
"$gatehouse" resource put arn:aws:s3:::ledger --policy "$policy" >/dev/null
aws iam create-user --user-name olga >/dev/null
aws iam put-user-policy --user-name olga --policy-name ledger --policy-document '{
  "Version": "2012-10-17",
  "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*"}}'
new_key olga

# ask URL [HEADER…]: whether olga may read the ledger, as her request says where it comes from
ask() {
  url=$1; shift
  id=$(echo "$key" | awk '{print $1}')
  secret=$(echo "$key" | awk '{print $2}')
  for header in "$@"; do set -- "$@" -H "$header"; shift; done
  answer=$(curl -s --aws-sigv4 aws:amz:us-east-1:gatehouse --user "$id:$secret" "$@" \
    -H 'Content-Type: application/json' "$url/_gatehouse/authorize" \
    -d '{"action":"s3:GetObject","resource":"arn:aws:s3:::ledger/2030.csv"}')
  echo "$answer"
  case $answer in *'"decision":"allowed"'*) return 0 ;; *) return 1 ;; esac
}

expect allowed "from the office" ask "$AWS_ENDPOINT_URL" "X-Forwarded-For: 198.51.100.7"
expect denied "from a café" ask "$AWS_ENDPOINT_URL" "X-Forwarded-For: 203.0.113.9"
expect denied "from a café that says it is the office" \
  ask "$AWS_ENDPOINT_URL" "X-Forwarded-For: 198.51.100.7, 203.0.113.9"
expect allowed "through the endpoint" ask "$inside"
expect denied "with the endpoint's name in a header" \
  ask "$AWS_ENDPOINT_URL" "X-Forwarded-For: 203.0.113.9" "aws-SourceVpce: vpce-0fedcba9876543210"
