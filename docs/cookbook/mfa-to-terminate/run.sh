#!/bin/sh
# Only a session with a fresh code may terminate. Moves the sandbox's clock, and puts it back; needs python3.
set -eu
. "$(dirname "$0")/../expect.sh"

clock() { curl -sf -X POST "$AWS_ENDPOINT_URL/_gatehouse/clock" -d "$1" >/dev/null || fail "the clock does not move"; }
folder=$(mktemp -d)
. "$(dirname "$0")/../signin.sh"
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

# The codes of a minute ago, of half a minute ago, of now, and the next, as the server's clock has it.
set -- $(codes "$folder/seed")
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

echo "-- ada signs in as people do"
aws iam create-login-profile --user-name ada --password Violet-tram-7700 >/dev/null
state mfa-required "ada, with her password" "" "{\"account\": \"$account\", \"user\": \"ada\", \"password\": \"Violet-tram-7700\"}"
state signed-in "ada, with a code" /mfa "{\"ticket\": \"$(field ticket)\", \"code\": \"$4\"}"
session_key
expect allowed "terminate, signed in with a code" terminate
clock '{"advance":"PT15M"}'
expect denied "terminate, a quarter of an hour later" terminate

"$gatehouse" user delete ada --yes
