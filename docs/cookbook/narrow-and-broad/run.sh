#!/bin/sh
# One prefix from one network with a second factor; and what "*" on "*" gives instead.
set -eu
. "$(dirname "$0")/../expect.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/narrow.json" <<'POLICY'
{"Version": "2012-10-17",
 "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/nora/*",
   "Condition": {
     "IpAddress": {"aws:SourceIp": "198.51.100.0/24"},
     "Bool": {"aws:MultiFactorAuthPresent": "true"}}}}
POLICY
cat >"$folder/broad.json" <<'POLICY'
{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
POLICY
sed 's/"Action": "\*"/"Action": "*:*"/' "$folder/broad.json" >"$folder/refused.json"

for name in nora bob; do aws iam create-user --user-name $name >/dev/null; done
aws iam put-user-policy --user-name nora --policy-name narrow --policy-document "file://$folder/narrow.json"
aws iam put-user-policy --user-name bob --policy-name broad --policy-document "file://$folder/broad.json"

# as_nora ADDRESS SECOND-FACTOR RESOURCE, vouched for by the administrator
as_nora() { may nora s3:GetObject "$3" --context "aws:SourceIp=$1" --context "aws:MultiFactorAuthPresent=$2"; }
own=arn:aws:s3:::reports/nora/may.csv
expect allowed "Nora, in the office, with a second factor" as_nora 198.51.100.7 true $own
expect denied "Nora without a second factor" as_nora 198.51.100.7 false $own
expect denied "Nora with a long-term key" may nora s3:GetObject $own --context aws:SourceIp=198.51.100.7
expect denied "Nora elsewhere" as_nora 203.0.113.9 true $own
expect denied "Nora on another's reports" as_nora 198.51.100.7 true arn:aws:s3:::reports/bob/may.csv
expect allowed "Bob with everything reads Nora's reports from anywhere" may bob s3:GetObject $own
expect allowed "Bob with everything makes an administrator" may bob iam:AttachUserPolicy "arn:aws:iam::$account:user/bob"

says() { # says FILE WORDS: the summary of a policy has these words
  case $("$gatehouse" policy summary "$folder/$1") in *"$2"*) echo "summary of $1: $2" ;; *) fail "the summary of $1 lacks: $2" ;; esac
}
says narrow.json "under conditions"
says narrow.json "arn:aws:s3:::reports/nora/*"
says broad.json "Permissions management (full)"
says broad.json "on all resources"
if "$gatehouse" policy summary "$folder/refused.json" 2>/dev/null; then fail '"*:*" should be refused'; fi
echo 'refused: "*:*" as an action'
