#!/bin/sh
# A store that speaks S3 and holds no secrets. Runs with the key of an administrator of a sandbox; needs python3.
set -eu
. "$(dirname "$0")/../expect.sh"
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
store=
trap 'rm -rf "$folder"; [ -z "$store" ] || kill "$store"' EXIT
export PYTHONDONTWRITEBYTECODE=1

aws iam create-user --user-name store >/dev/null
aws iam put-user-policy --user-name store --policy-name asks --policy-document \
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"gatehouse:AuthenticateFor","Resource":"*"}}'
aws iam create-user --user-name ada >/dev/null
aws iam put-user-policy --user-name ada --policy-name own --policy-document \
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:PutObject","s3:GetObject"],"Resource":"arn:aws:s3:::reports/ada/*"}}'

new_key store
mkdir "$folder/objects"
(
  set -- $key
  export AWS_ACCESS_KEY_ID="$1" AWS_SECRET_ACCESS_KEY="$2"
  exec python3 "$here/store.py" "$folder/objects" >"$folder/port" 2>"$folder/log"
) &
store=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s "$folder/port" ] || sleep 1; done
at="--endpoint-url http://127.0.0.1:$(cat "$folder/port")"

# Presigned URLs of Signature Version 4.
printf '[default]\ns3 =\n  signature_version = s3v4\n' >"$folder/config"
export AWS_CONFIG_FILE="$folder/config"

new_key ada
echo "may: 7 of 9" >"$folder/may.csv"
put() { with_key aws s3api put-object $at --bucket reports --key "$1" --body "$folder/may.csv"; }
get() { with_key aws s3api get-object $at --bucket reports --key "$1" "$folder/got"; }
expect allowed "ada writes a report of her own" put "ada/may & june.csv"
expect allowed "ada reads it" get "ada/may & june.csv"
cmp "$folder/may.csv" "$folder/got" || fail "another object came back"
expect denied "ada writes a report of bob" put bob/may.csv

fetch() { python3 -c 'import sys, urllib.request; sys.stdout.buffer.write(urllib.request.urlopen(sys.argv[1]).read())' "$1"; }
url=$(with_key aws s3 presign $at "s3://reports/ada/may & june.csv" --expires-in 604800)
[ "$(fetch "$url")" = "may: 7 of 9" ] || fail "the presigned URL does not answer"
echo "allowed: whoever ada gave the URL reads the report, for seven days"
if fetch "$(echo "$url" | sed 's/june/july/')" >/dev/null 2>&1; then fail "a changed URL is answered"; fi
echo "denied: a changed URL"

aws iam delete-user-policy --user-name ada --policy-name own
expect denied "ada reads it after her policy is gone" get "ada/may & june.csv"
if fetch "$url" >/dev/null 2>&1; then fail "the presigned URL outlives the policy"; fi
echo "denied: the URL that she gave"
