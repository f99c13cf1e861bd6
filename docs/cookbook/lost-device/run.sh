#!/bin/sh
# Ada loses her phone and gets in with a recovery code; Bob has none, an administrator lets him in. Needs python3.
set -eu
. "$(dirname "$0")/../expect.sh"
. "$(dirname "$0")/../signin.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

password=Violet-tram-7700
for user in ada bob; do
  aws iam create-user --user-name $user >/dev/null
  aws iam create-login-profile --user-name $user --password $password >/dev/null
  phone $user $user-phone
done
aws iam put-user-policy --user-name ada --policy-name own-devices --policy-document '{
  "Version": "2012-10-17",
  "Statement": {"Effect": "Allow", "Action": ["iam:*MFADevice", "iam:ListMFADevices"],
    "Resource": ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:mfa/${aws:username}-*"]}}'
who() { echo "{\"account\": \"$account\", \"user\": \"$1\", \"password\": \"$password\"}"; }
with_ticket() { echo "{\"ticket\": \"$(field ticket)\", \"$1\": \"$2\"}"; }

codes "$folder/ada-phone" >"$folder/shown"
state mfa-required "ada, with her password" "" "$(who ada)"
state signed-in "ada, with the code of her phone" /mfa "$(with_ticket code "$(sed -n 3p "$folder/shown")")"
session_key
with_key "$gatehouse" user recovery-codes >"$folder/recovery"
echo "allowed: ada makes $(grep -c . "$folder/recovery") recovery codes, and keeps them on paper"

echo "-- the phone is gone"
paper=$(head -n 1 "$folder/recovery")
state mfa-required "ada, with her password" "" "$(who ada)"
state signed-in "ada, with a recovery code" /mfa "$(with_ticket recoveryCode "$paper")"
[ "$(field recoveryCodesLeft)" = 9 ] || fail "9 codes should be left: $(field recoveryCodesLeft)"
session_key
lost="arn:aws:iam::$account:mfa/ada-phone"
enrol() (
  export AWS_ACCESS_KEY_ID="$1" AWS_SECRET_ACCESS_KEY="$2" AWS_SESSION_TOKEN="$3"
  phone ada ada-next
)
enrol $key || fail "ada should enrol the next phone"
expect allowed "ada takes the lost phone from her devices" \
  with_key aws iam deactivate-mfa-device --user-name ada --serial-number "$lost"
state mfa-required "ada, with her password" "" "$(who ada)"
ticket=$(field ticket)
state refused "the same recovery code again" /mfa "{\"ticket\": \"$ticket\", \"recoveryCode\": \"$paper\"}"
state signed-in "ada, with the next phone" /mfa "$(printf '{"ticket": "%s", "code": "%s"}' "$ticket" "$(sed -n 3p "$folder/shown")")"
session_key

echo "-- bob has lost his, and has no codes"
refused AccessDenied "ada lets bob in" with_key "$gatehouse" user reset-mfa bob
expect allowed "an administrator lets bob in" "$gatehouse" user reset-mfa bob
state signed-in "bob, with his password, until he has enrolled again" "" "$(who bob)"
