#!/bin/sh
# Only a session with a fresh code may terminate. Moves the sandbox's clock, and puts it back; needs python3.
set -eu
. "$(dirname "$0")/../expect.sh"

clock() { curl -sf -X POST "$AWS_ENDPOINT_URL/_gatehouse/clock" -d "$1" >/dev/null || fail "the clock does not move"; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"; clock "{\"resume\":true}"' EXIT

aws iam create-user --user-name ada >/dev/null
aws iam put-user-policy --user-name ada --policy-name instances --policy-document '{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*"},
    {"Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*",
      "Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": "900"}}}]}'
new_key ada
device=$(aws iam create-virtual-mfa-device --virtual-mfa-device-name ada --outfile "$folder/seed" \
  --bootstrap-method Base32StringSeed --query VirtualMFADevice.SerialNumber --output text)

# The codes of a minute ago, of half a minute ago, and of now, as the server's clock has it.
codes=$(curl -sf "$AWS_ENDPOINT_URL/_gatehouse/clock" | python3 -c '
import base64, datetime, hmac, json, struct, sys
now = datetime.datetime.fromisoformat(json.load(sys.stdin)["time"].replace("Z", "+00:00")).timestamp()
seed = base64.b32decode(open(sys.argv[1]).read().strip())
for step in range(int(now) // 30 - 2, int(now) // 30 + 1):
    digest = hmac.new(seed, struct.pack(">Q", step), "sha1").digest()
    begin = digest[-1] & 15
    print("%06d" % ((struct.unpack(">I", digest[begin:begin + 4])[0] & 0x7fffffff) % 1000000))
' "$folder/seed")
set -- $codes
aws iam enable-mfa-device --user-name ada --serial-number "$device" --authentication-code1 "$1" --authentication-code2 "$2"

terminate() { with_key "$gatehouse" can ec2:TerminateInstances "arn:aws:ec2:us-east-1:$account:instance/i-0123456789abcdef0"; }
expect allowed "look, with the key alone" with_key "$gatehouse" can ec2:DescribeInstances
expect denied "terminate, with the key alone" terminate

session() { with_key aws sts get-session-token --serial-number "$device" --token-code "$1" \
  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text; }
refused "MultiFactorAuthentication failed" "a session with a code that was used before" session "$2"
key=$(session "$3")
expect allowed "terminate, with a code" terminate
clock '{"advance":"PT15M"}'
expect denied "terminate, a quarter of an hour later" terminate

"$gatehouse" user delete ada --yes
